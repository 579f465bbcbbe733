/* Quotes with the words of a value marked, who passed them on, and where they stand. */
import { DENIES } from "./data.js";
import { button, el, said, swatch } from "./dom.js";
import { inWords, placeSentence, safeUrl, shownDate } from "./text.js";
import { heldIn, say } from "./words.js";

const LONG_TITLE = 300;
const AT_EITHER_END = 5; // so many words of a quote's beginning and end find it
// What Python's split() parts words at: the page's links are those of the report.
const GAPS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;

/** The text cut at the spans ([at, length] in UTF-16 units): [[words, whether marked]…]. */
export function markedParts(text, spans) {
  const parts = [];
  let done = 0;
  const ordered = spans.filter(([at, length]) => length > 0 && at >= 0 && at < text.length).sort((a, b) => a[0] - b[0]);
  for (const [at, length] of ordered) {
    const from = Math.max(done, at);
    const to = Math.min(text.length, at + length);
    if (to <= from) continue;
    if (from > done) parts.push([text.slice(done, from), false]);
    parts.push([text.slice(from, to), true]);
    done = to;
  }
  if (done < text.length) parts.push([text.slice(done), false]);
  return parts;
}

/** Words as they stand in a text directive: "-" has a meaning of its own there. */
function inDirective(words) {
  const whole = words.join(" ").replace(/[\ud800-\udfff]/gu, "\ufffd");
  return encodeURIComponent(whole).replace(/[-!'()*]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
}

/** {href, host} of words in a page, by a text fragment (as `link_to_words` in Python), or null. */
export function linkToWords(address, text) {
  const url = safeUrl(address);
  if (!url) return null;
  const words = text.split(GAPS).filter(Boolean);
  if (!words.length) return url;
  const [first, last] = [words.slice(0, AT_EITHER_END), words.slice(-AT_EITHER_END)];
  const directive = words.length <= 2 * AT_EITHER_END ? inDirective(words) : inDirective(first) + "," + inDirective(last);
  return { href: url.href + (url.href.includes("#") ? "" : "#") + ":~:text=" + directive, host: url.host };
}

/** The swatch of the family that claim i's origin is of. */
export function swatchOf(model, i) {
  return swatch(model.families[model.sources[model.claims.source[i]].family]);
}

/** A quote with the words of its values marked. */
export function quoteNode(text, spans) {
  const parts = markedParts(text, spans).map(([words, marked]) => (marked ? el("mark", {}, words) : words));
  return el("blockquote", { dir: "auto" }, parts);
}

/** The user's translations of a claim's quotes, or of those with these numbers. */
export function translationNodes(detail, numbers) {
  const meant = (detail.translations || []).filter(([, of]) => !numbers || of.some((n) => numbers.includes(n)));
  return meant.map(([words]) => el("p", { class: "gm-translation" }, say("Translation by the user:") + " ", said("span", "", words)));
}

/** Who passed a claim on, outermost first, each with its verb; a refusal's last is none: "has not confirmed". */
export function chainNode(model, { chain, form }) {
  const links = chain || [];
  const refusal = form === null || form === undefined ? "" : model.lists.forms[form];
  const verbOf = (verb, i) => (refusal && i === links.length - 1 ? refusal : verb && say("“{words}”", { words: verb }));
  return el("p", { class: "gm-chain" }, links.map(([name, kind, verb], i) => [
    i ? el("span", { class: "gm-arrow", "aria-hidden": "true" }, " → ") : null,
    i ? el("span", { class: "gm-unseen" }, say(", then") + " ") : null,
    said("span", "gm-who", name || inWords(kind)),
    kind === "publisher" && (i || heldIn("publisher of {file}", name) !== null) ? null : el("span", { class: "gm-meta" }, " (" + inWords(kind) + ")"),
    verbOf(verb, i) ? said("span", "gm-verb", " " + verbOf(verb, i)) : null,
  ]));
}

/** The document of claim i in one line, and the link to the words in it. */
export function sourceNode(model, i, words) {
  const { documents } = model;
  const doc = model.claims.document[i];
  const address = documents.url[doc];
  const link = linkToWords(address, words);
  const facts = [documents.publisher[doc], shownDate(documents.published[doc])].filter(Boolean);
  const title = said("cite", "", documents.title[doc] || documents.path[doc]);
  if (title.textContent.length > LONG_TITLE) title.tabIndex = 0; // it scrolls: by keys too
  return el("p", { class: "gm-source-line" }, title,
    facts.length ? said("span", "gm-meta", facts.join(" · ")) : null,
    link ? el("a", { href: link.href, target: "_blank", rel: "noopener noreferrer nofollow" },
      say("Read these words at") + " ", said("span", "", link.host)) : null,
    !link && address ? said("span", "gm-meta", (facts.length ? " · " : "") + say("address: {address}", { address })) : null);
}

/** What the machine or a person says of how claim i stands: words, reasons, persons. */
export function standingNode(model, i, detail) {
  const lines = (detail.reasons || []).map((one) => said("li", "", one));
  const persons = (detail.persons || []).map((one) => said("li", "", one));
  return el("div", { class: "gm-standing" },
    said("p", "", model.lists.levels[model.claims.level[i]][1]),
    lines.length ? el("ul", {}, lines) : null,
    persons.length ? [el("p", { class: "gm-label" }, say("By persons, not by the machine")), el("ul", {}, persons)] : null);
}

/** A place of a claim ([text, name, words, why, alternatives, quote…]) with the reasons for it. */
export function placeNode(place, inferred) {
  const [text, name, words, why, alternatives, quote] = place;
  const lead = !inferred ? say("The text says") : quote < 0 ? say("Inferred from another sentence, which says") : say("Inferred: the words point back to");
  return el("div", { class: "gm-whyplace" },
    name && text ? el("p", {}, lead + " ", said("q", "", text), ". ") : null,
    words ? said("p", "", placeSentence("It", words)) : null,
    why && why !== words ? said("p", "gm-meta", say("Why this place: {why}", { why })) : null,
    alternatives.length ? said("p", "gm-meta", say("Could also be: {places}", { places: alternatives.join("; ") })) : null);
}

/** All that a claim holds for a value (`known` are its words): its sentence, and, unless they are beside it, its way to us and its source. */
export function sentenceNode(app, detail, source, known, beside) {
  const { model } = app;
  const i = source.claim;
  const quotes = detail.quotes || [];
  const spans = (source.spans || []).filter(([quote]) => quote >= 0 && quote < quotes.length);
  const numbers = spans.length ? Array.from(new Set(spans.map(([quote]) => quote))) : [0];
  const shown = numbers.filter((n) => quotes[n] !== undefined);
  return el("div", { class: "gm-sentence" + (model.claims.flags[i] & DENIES ? " gm-denies" : "") },
    source.note ? said("p", "gm-inferred", source.note) : null,
    shown.map((n) => quoteNode(quotes[n], spans.filter(([quote]) => quote === n).map(([, at, length]) => [at, length]))),
    translationNodes(detail, shown),
    (source.words || []).filter((line) => line !== known).map((line) => said("p", "gm-meta", line)),
    source.place ? placeNode(source.place, heldIn("inferred: {why}", source.note) !== null) : null,
    source.standing ? standingNode(model, i, detail) : null,
    beside ? null : [
      chainNode(model, detail),
      sourceNode(model, i, shown.length ? quotes[shown[0]] : ""),
      button("gm-link", say("All of this claim"), () => app.open.claim(i)),
    ]);
}
