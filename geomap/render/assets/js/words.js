/* The page's own words in the reader's language: a block of the page holds them; English needs none. */

const BLANK = /\{([a-z_]+)\}/g;
const wordsBlock = typeof document === "undefined" ? null : document.getElementById("geomap-words");

/** The texts by their English words; how the language forms plurals, parts thousands and calls months. */
export const WORDS = Object.assign(
  { language: "en", texts: {}, plurals: ["one", "other"], group: ",", months: null, bare: null },
  wordsBlock ? JSON.parse(wordsBlock.textContent) : null,
);
const pluralRules = new Intl.PluralRules(WORDS.language);

/** The pattern with its {blanks} filled; what is put in is not searched again. */
function filled(pattern, values) {
  return values ? pattern.replace(BLANK, (blank, name) => (name in values ? String(values[name]) : blank)) : pattern;
}

/** The number with a sign between thousands. */
export function groupDigits(n) {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, WORDS.group);
}

/** The English text in the reader's language, its {blanks} filled with the values. */
export function say(text, values) {
  const found = WORDS.texts[text];
  return filled(found === undefined ? text : [found].flat()[0], values);
}

/** The form that goes with the number, which is {n} in the English texts of one and of others. */
export function counted(one, others, n, values) {
  const forms = WORDS.texts[one];
  const form = Array.isArray(forms) ? forms[Math.max(0, WORDS.plurals.indexOf(pluralRules.select(n)))] : n === 1 ? one : others;
  return filled(form, Object.assign({ n: groupDigits(n) }, values));
}

/** What fills the one blank of the message where the text was made of it, else null. */
export function heldIn(message, text) {
  const [before, after] = say(message).split(/\{[a-z_]+\}/);
  const told = String(text || "");
  return told.startsWith(before) && told.endsWith(after) ? told.slice(before.length, told.length - after.length) : null;
}
