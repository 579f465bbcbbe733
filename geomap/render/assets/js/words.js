/* The page's own words in the reader's language: a block of the page holds them; English needs none. */

const PLACEHOLDER = /\{([a-z_]+)\}/g;
const block = typeof document === "undefined" ? null : document.getElementById("geomap-words");

/** The texts by their English words, and how the language forms plurals, parts thousands, and calls months. */
export const WORDS = Object.assign(
  { language: "en", texts: {}, plurals: ["one", "other"], group: ",", months: null, bare: null },
  block ? JSON.parse(block.textContent) : null,
);
const rules = new Intl.PluralRules(WORDS.language);

/** The pattern with its placeholders replaced; what is put in is not searched again. */
function filled(pattern, values) {
  return values ? pattern.replace(PLACEHOLDER, (all, name) => (name in values ? String(values[name]) : all)) : pattern;
}

/** The English text in the reader's language, its {placeholders} filled with the values. */
export function say(text, values) {
  const found = WORDS.texts[text];
  return filled(found === undefined ? text : Array.isArray(found) ? found[0] : found, values);
}

/** The form that goes with the number, which is {n} in the English texts of one and of others. */
export function many(one, others, n, values) {
  const forms = WORDS.texts[one];
  const form = Array.isArray(forms) ? forms[Math.max(0, WORDS.plurals.indexOf(rules.select(n)))] : n === 1 ? one : others;
  return filled(form, Object.assign({ n: String(n).replace(/\B(?=(\d{3})+(?!\d))/g, WORDS.group) }, values));
}
