/* The sheet of one strike: who says what, where they differ, who keeps silent, and how sure each part is. */
import { COPY } from "./data.js";
import { button, el, pill, said } from "./dom.js";
import { matrixOf } from "./matrix.js";
import { matrixNode } from "./matrix_table.js";
import { inWords, shownDays } from "./text.js";
import { counted, say } from "./words.js";

const FACET_WORDS = {
  both_sides: say("both sides say so"),
  admitted: say("admitted by the side that would rather not"),
  several_origins: say("stated by several independent origins"),
  one_origin: say("stated by one origin, or by several that may be one"),
  disputed: say("disputed"),
  denied: say("denied"),
  not_stated: say("not stated"),
};
const FIELD_WORDS = {
  hit: say("reached a target"), damaged: say("damaged in the air"), lost: say("lost from radar"), stance: say("that it happened"),
  occurred: say("that it happened"), attacker: say("who struck"), place: say("place"), time: say("time"), weapon: say("weapon"),
  target: say("target"), effect: say("effect"), cause: say("cause"), numbers: say("numbers"), damage: say("damage"),
  casualties: say("casualties"), launched: say("launched"), intercepted: say("intercepted"), crashed: say("crashed"),
  strikes: say("strikes"), killed: say("killed"), injured: say("injured"), missing: say("missing"),
};

const FACETS_OF_FIELD = {
  place: { several_origins: say("several independent origins name this place or one around it"), one_origin: say("one origin names a place, or several that may be one") },
};
/** Where but one origin speaks of the strike at all. */
const OF_ONE_ORIGIN = { place: say("one origin names a place"), other: say("stated by one origin") };

/** A heading with what stands below it; nothing where there is nothing. */
export function sheetPart(title, ...nodes) {
  const held = nodes.flat(3).filter(Boolean);
  return held.length ? el("section", { class: "gm-sheet-part" }, el("h3", {}, title), held) : null;
}

/** The field's name for a reader. */
const fieldWords = (field) => FIELD_WORDS[field] || inWords(field);

/** The origin of a relation's side by its name. */
const originName = (detail, key) => (typeof key === "number" ? detail.origins[key][0] : key);

/** The sides of a relation with the same value put together: [[value, [origins]]…]. */
export function sidesByValue(detail, sides) {
  const found = new Map();
  for (const [key, words] of sides) {
    if (!found.has(words)) found.set(words, []);
    const names = found.get(words);
    if (!names.includes(originName(detail, key))) names.push(originName(detail, key));
  }
  return Array.from(found);
}

/** Names in one line, no more than three: "A, B and 4 more". */
export function fewNames(names) {
  return names.length > 3 ? say("{names} and {n} more", { names: names.slice(0, 2).join(", "), n: names.length - 2 }) : names.join(", ");
}

/** A relation in one line: the field, then each value with those who give it. */
function relationLine(detail, [field, condition, sides], between) {
  const values = sidesByValue(detail, sides).map(([words, names], n) => [
    n ? el("span", { class: "gm-meta" }, between) : null,
    said("strong", "", words), said("span", "gm-meta", " (" + fewNames(names) + ")"),
  ]);
  return el("li", {}, said("span", "gm-field-name", fieldWords(field)), ": ", values,
    condition ? said("span", "gm-condition", " — " + condition) : null);
}

/** A list of relations in short, a line for each. */
function relationList(detail, relations, between, name) {
  const lines = (relations || []).map((one) => relationLine(detail, one, between));
  return lines.length ? el("ul", { class: "gm-relations " + name }, lines) : null;
}

/** A list that is folded until it is asked for. */
function foldedList(words, list) {
  return list && el("details", {}, el("summary", {}, words + " (" + list.childElementCount + ")"), list);
}

/** Those of the event's claims that keep silent or refuse: never in a count. */
function silenceList(app, e, detail, details) {
  const { model } = app;
  const told = new Set(detail.origins.flatMap((origin) => origin[4]));
  const silent = Array.from(claimsOfEvent(model, e)).filter((i) => !told.has(i) && !(model.claims.flags[i] & COPY));
  return silent.length ? el("ul", { class: "gm-relations", "data-part": "silences" }, silent.map((i) => {
    const held = details.get(i);
    const form = held.form === null ? inWords(model.lists.stances[model.claims.stance[i]][0]) : model.lists.forms[held.form];
    return el("li", {}, button("gm-link", said("span", "", model.sources[model.claims.source[i]].name), () => app.open.claim(i)), ": " + form);
  })) : null;
}

/** The numbers of an event's claims. */
export function claimsOfEvent(model, e) {
  const { start, item } = model.events.claims;
  return item.subarray(start[e], start[e + 1]);
}

/** The copies, folded: what each repeats, and what it made harder or left out. */
function copiesNode(app, detail) {
  const { model } = app;
  const copies = (detail.copies || []).filter(([i]) => i !== null && i !== undefined);
  const publisher = (i) => model.documents.publisher[model.claims.document[i]] || model.documents.path[model.claims.document[i]];
  if (!copies.length) return null;
  return el("details", {}, el("summary", {}, counted("+ {n} copy, counted with their origin", "+ {n} copies, counted with their origin", copies.length)),
    el("ul", { class: "gm-relations" }, copies.map(([i, of, why, changed]) => el("li", {},
      button("gm-link", said("span", "", publisher(i)), () => app.open.claim(i)), " " + say("repeats") + " ",
      of === null || of === undefined ? say("a claim that is not here") : button("gm-link", said("span", "", model.sources[model.claims.source[of]].name), () => app.open.claim(of)),
      changed.length ? said("span", "gm-changed", ": " + changed.join("; ")) : null,
      said("span", "gm-meta", " (" + why + ")")))));
}

/** How well a part of the strike is known, by how many origins speak of it at all. */
export function facetWords(key, value, origins) {
  if (origins === 1 && value === "one_origin") return OF_ONE_ORIGIN[key] || OF_ONE_ORIGIN.other;
  return (FACETS_OF_FIELD[key] || {})[value] || FACET_WORDS[value] || inWords(value);
}

/** How well each part of the strike is known. */
function facetNode({ facets, origins }) {
  if (!(facets || []).length) return null;
  return el("dl", { class: "gm-facets" }, facets.map(([key, value]) =>
    el("div", { class: value === "disputed" || value === "denied" ? "gm-alarm" : value === "not_stated" ? "gm-faint" : null },
      el("dt", {}, fieldWords(key)), el("dd", {}, facetWords(key, value, origins.length)))));
}

/** How many of the strike's claims the filters hide, in words; "" where they hide none. */
export function hiddenWords(model, shown, e) {
  const all = claimsOfEvent(model, e);
  const hidden = all.reduce((n, i) => n + (shown[i] ? 0 : 1), 0);
  if (!hidden) return "";
  return counted("The filters hide {hidden} of its {n} claim; this sheet shows all.", "The filters hide {hidden} of its {n} claims; this sheet shows all.", all.length, { hidden });
}

/** The line, saying how many of the strike's claims the filters hide now. */
export function tellHidden(app, e, line) {
  const words = hiddenWords(app.model, app.sifted.shown, e);
  return Object.assign(line, { textContent: words, hidden: !words });
}

/** Where the strike was, by the finest place that nobody contradicts, and who names it. */
function whereNode(place) {
  if (!place) return el("p", { class: "gm-facts-line" }, say("No one place is agreed on."));
  const [name, words, by] = place;
  return el("p", { class: "gm-facts-line" }, said("span", "", name),
    (by || []).length ? said("span", "gm-named-by", say(", named by: {names}", { names: fewNames(by) })) : null,
    said("span", "gm-meta", (words.startsWith("names ") ? " · the text " : " · ") + words));
}

/** What can be said of a strike before its details are there. */
export function eventLead(model, e) {
  const n = model.events.disputes[e];
  return el("div", { class: "gm-lead" }, el("span", {}, shownDays(model.events.first[e], model.events.last[e])),
    n ? pill("gm-alarm", counted("{n} contradiction", "{n} contradictions", n)) : null);
}

/** The sheet's content, of the strike's details and those of its claims (a Map by number). */
export function eventNodes(app, e, detail, details) {
  const { model } = app;
  const matrix = matrixOf(model, detail, details);
  const one = detail.contradictions || [];
  return [
    tellHidden(app, e, el("p", { class: "gm-facts-line gm-filtered" })),
    whereNode(detail.place),
    said("p", "gm-facts-line", say("Who speaks of this strike: {origins}.", { origins: detail.independence })),
    sheetPart(say("Contradictions"), relationList(detail, one, " " + say("against") + " ", "gm-against")),
    sheetPart(say("Who says what"), matrix.columns.length ? matrixNode(app, details, matrix, say("Who says what of this strike")) : null),
    sheetPart(say("Not confirmed, not counted"), silenceList(app, e, detail, details)),
    sheetPart(say("Copies"), copiesNode(app, detail)),
    sheetPart(say("Counts over time"), relationList(detail, detail.over_time, " → ", "")),
    sheetPart(say("Replaced by the origin itself"), relationList(detail, detail.supersessions, " → ", "")),
    sheetPart(say("How well each part is known"), facetNode(detail)),
    sheetPart(say("Where they fit together"),
      foldedList(say("They agree"), relationList(detail, (detail.agreements || []).filter((item) => item[0] !== "stance"), "; ", "")),
      foldedList(say("One is more exact than the other"), relationList(detail, detail.refinements, "; ", ""))),
  ].filter(Boolean);
}
