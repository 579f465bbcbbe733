/* The sheet of one claim, and that of a place on the map. */
import { ASSERTS, BACKGROUND, CONFIRMS, COPY, DISPUTED, DRAWN, UNKNOWN } from "./data.js";
import { button, el, pill, said } from "./dom.js";
import { eventLead, sheetPart } from "./event_sheet.js";
import { dayWords, matrixOfClaim } from "./matrix.js";
import { isCountryWide } from "./marks.js";
import { matrixNode } from "./matrix_table.js";
import { chainNode, placeNode, quoteNode, sourceNode, standingNode, swatchOf, translationNodes } from "./quotes.js";
import { inWords, placeSentence, standIn } from "./text.js";
import { counted, groupDigits, heldIn, say } from "./words.js";

const MOST_IN_SHEET = 50;
const DEEDS = [
  ["struck", say("Struck or attacked here")], ["intercepted", say("Intercepted over here")], ["launch", say("Launched from here")], ["debris", say("Debris fell here")],
];
// What Python says of an area that is named alone, and what the sheet says of it.
const ONLY_NAMED = {
  district: ["names only the district: the whole district is marked", say("The text names only the district: the strike may be anywhere in it.")],
  region: ["names only the region: the whole region is marked", say("The text names only the region: the strike may be anywhere in it.")],
  country: ["names only the country: no spot in it is meant, so it has no mark", say("The text names only the country: the strike may be anywhere in it.")],
  sea: ["names only the sea: its outline and a label stand for all of it", say("The text names only the sea: the strike may be anywhere in it.")],
};

/** Small words for what a claim is: its stance with what it covers, and what stands against it. */
export function stancePills(app, i) {
  const { model } = app;
  const [key] = model.lists.stances[model.claims.stance[i]];
  const flags = model.claims.flags[i];
  const brief = app.briefs.now(i) || model.claims.detail.now(i);
  const about = brief ? brief.about : key === "confirmed" && !(flags & CONFIRMS) ? say("a part") : null;
  return [pill("gm-st-" + key, about ? say("{stance} ({about} only)", { stance: inWords(key), about }) : inWords(key)), flags & DISPUTED ? pill("gm-alarm", say("contradicted")) : null,
    flags & BACKGROUND ? pill("gm-quiet", say("earlier strike")) : null, flags & COPY ? pill("gm-quiet", say("copy")) : null];
}

/** Where the values of a claim stand in its quotes: for each quote its spans. */
export function spansOfClaim(detail) {
  const spans = (detail.quotes || []).map(() => []);
  const add = (quote, at, length) => {
    if (quote >= 0 && spans[quote]) spans[quote].push([at, length]);
  };
  for (const cell of detail.cells || []) if (cell.length > 2) add(cell[2], cell[3], cell[4]);
  for (const place of detail.places || []) add(...place.slice(5, 8));
  for (const hedge of detail.hedges || []) add(...hedge.slice(1, 4));
  return spans;
}

/** What can be said of a claim before its details are there. */
export function claimLead(app, i) {
  const { model } = app;
  return el("div", { class: "gm-lead" }, swatchOf(model, i), stancePills(app, i),
    el("span", { class: "gm-meta" }, dayWords(model.claims, i, "") || say("day not stated")));
}

/** The sheet's content for claim i. */
export function claimNodes(app, i, detail) {
  const { model } = app;
  const spans = spansOfClaim(detail);
  const e = model.claims.event[i];
  const of = detail.copy;
  return [
    el("div", { class: "gm-quotes" }, (detail.quotes || []).map((text, n) => quoteNode(text, spans[n]))),
    ...translationNodes(detail),
    chainNode(model, detail),
    sourceNode(model, i, (detail.quotes || [""])[0] || ""),
    detail.why ? said("p", "gm-inferred", say("Not on the map: {why}", { why: detail.why })) : null,
    e >= 0 ? el("p", {}, button("gm-go", [say("Who else says what:") + " ", said("span", "", model.events.title[e])], () => app.open.event(e))) : null,
    of === null || of === undefined ? null : el("p", {}, say("A copy, counted with") + " ", button("gm-link", said("span", "", model.sources[model.claims.source[of]].name), () => app.open.claim(of))),
    sheetPart(say("What it says"), matrixNode(app, new Map([[i, detail]]), matrixOfClaim(model, i, detail), say("What this claim says"))),
    sheetPart(say("Hedges"), (detail.hedges || []).length ? el("ul", { class: "gm-relations" }, detail.hedges.map((hedge) => said("li", "", hedge[0]))) : null),
    sheetPart(say("Places"), (detail.places || []).map((place, n) => el("div", {}, said("p", "gm-who", place[1] || place[0]), placeNode(place, (detail.inferred || []).includes(n))))),
    sheetPart(say("How it stands among the others"), standingNode(model, i, detail)),
    sheetPart(say("What is known of the document"), model.documents.known[model.claims.document[i]].map((line) => said("p", "gm-meta", line))),
  ].filter(Boolean);
}

/** The shapes that have one mark with shape k: all discs around its centre, since a mark stands for a spot. */
function shapesAt(model, k) {
  const { shapes } = model;
  if (shapes[k].kind !== "disc") return new Set([k]);
  const [lon, lat] = shapes[k].center;
  const same = (one) => one.kind === "disc" && one.center[0] === lon && one.center[1] === lat;
  return new Set(shapes.flatMap((one, i) => (same(one) ? [i] : [])));
}

/** What happened at a place, by its role and what the text says of it: a key of `DEEDS`. */
export function deedAt(lists, role, what) {
  const name = lists.roles[role];
  if (name === "launch" || name === "debris") return name;
  return what >= 0 && lists.whats[what] === "interception" ? "intercepted" : "struck";
}

/** Whether claim i names one of the shapes, in a role that passes. */
function namesOne({ start, item }, i, shapes, passes) {
  for (let at = start[i]; at < start[i + 1]; at += 3) if (shapes.has(item[at]) && passes(item[at + 1], item[at + 2])) return true;
  return false;
}

/** The shown claims but silences that name a shape or another at its spot for this deed (none: any), of the strikes asked for and of none (null: of all): [[event, [claims]]…]. */
export function strikesAt(model, shown, k, events, deed) {
  const { claims, lists } = model;
  const asked = events && new Set(events);
  const here = shapesAt(model, k);
  const found = new Map();
  for (let i = 0; i < claims.n; i += 1) {
    if (!shown[i] || !(claims.flags[i] & DRAWN) || (asked && claims.event[i] >= 0 && !asked.has(claims.event[i]))) continue;
    if (!namesOne(claims.places, i, here, (role, what) => !deed || deedAt(lists, role, what) === deed)) continue;
    if (!found.has(claims.event[i])) found.set(claims.event[i], []);
    found.get(claims.event[i]).push(i);
  }
  return Array.from(found);
}

/** The shown refusals and silences that name a shape or another at its spot. */
export function silentAt(model, shown, k) {
  const { claims, lists } = model;
  const here = shapesAt(model, k);
  const found = [];
  for (let i = 0; i < claims.n; i += 1) {
    if (shown[i] && lists.stances[claims.stance[i]][0] === "not_confirmed" && namesOne(claims.places, i, here, () => true)) found.push(i);
  }
  return found;
}

/** A line of a list that opens something, with what is told below it. */
function sheetRow(act, title, ...below) {
  return el("li", {}, button("gm-row", el("span", { class: "gm-rowtext" }, said("span", "gm-headline", title), below), act));
}

/** A claim in a list; its headline is put in when it has been unpacked. */
function claimInSheet(app, i) {
  const { model } = app;
  const row = sheetRow(() => app.open.claim(i), model.sources[model.claims.source[i]].name, el("span", { class: "gm-pills" }, stancePills(app, i)));
  model.claims.detail.get(i).then((detail) => {
    row.querySelector(".gm-rowtext").append(said("span", "gm-meta", detail.headline));
    row.querySelector(".gm-pills").replaceChildren(...stancePills(app, i).filter(Boolean));
  });
  return row;
}

/** How many origins of a strike assert that it was here: "1 independent origin here, 2 of unknown independence". */
export function voicesHere(model, claims) {
  const { flags, origin } = model.claims;
  const asserting = claims.filter((i) => flags[i] & ASSERTS);
  const known = new Set(asserting.filter((i) => !(flags[i] & UNKNOWN)).map((i) => origin[i]));
  const unknown = new Set(asserting.map((i) => origin[i]).filter((one) => !known.has(one)));
  const words = [known.size ? counted("{n} independent origin", "{n} independent origins", known.size) : "",
    unknown.size ? counted("{n} of unknown independence", "{n} of unknown independence", unknown.size) : ""];
  return asserting.length ? say("{origins}, for this place", { origins: words.filter(Boolean).join(", ") }) : say("no origin asserts it here");
}

/** A strike in a list with how many origins name the place for it. */
function strikeInSheet(app, e, claims) {
  const { model } = app;
  return sheetRow(() => app.open.event(e), model.events.title[e], eventLead(model, e), el("span", { class: "gm-meta" }, voicesHere(model, claims)));
}

/** A list that shows its first rows, and the rest on asking. */
function sheetList(items, row) {
  const list = el("ul", { class: "gm-rows" });
  const more = button("gm-more", "", () => add());
  const add = () => {
    const from = list.childElementCount;
    list.append(...items.slice(from, from + MOST_IN_SHEET).map(row));
    const left = items.length - list.childElementCount;
    more.hidden = left === 0;
    more.textContent = say("Show more ({n})", { n: groupDigits(left) });
  };
  add();
  return items.length ? [list, more] : [];
}

/** What a shape's form means. */
export function shapeNote(shape) {
  const note = String(shape.note || "");
  if (isCountryWide(shape)) return say("The text names only the country: no spot in it is meant.");
  if (standIn(note)) return say("The text names a place whose position is not known: {name} is drawn for it.", { name: standIn(note) });
  const drawnAs = heldIn("drawn as {shape}", note);
  if (drawnAs !== null) return say("The strike may be anywhere in what is marked: {shape}.", { shape: drawnAs });
  const [only, words] = ONLY_NAMED[shape.level] || [];
  if (shape.kind === "area" && only && note === say(only)) return words;
  return note && placeSentence("The text", note);
}

/** The strikes, and claims of none, whose deed at shape k is this one. */
function deedPart(app, k, events, [deed, words]) {
  const found = strikesAt(app.model, app.sifted.shown, k, events, deed);
  const strikes = found.filter(([e]) => e >= 0);
  const lone = isCountryWide(app.model.shapes[k]) ? [] : found.filter(([e]) => e < 0).flatMap(([, list]) => list); // a country's stand below
  const counts = [strikes.length ? counted("{n} strike", "{n} strikes", strikes.length) : "",
    lone.length ? counted("{n} claim of no one strike", "{n} claims of no one strike", lone.length) : ""];
  return sheetPart(words + " · " + counts.filter(Boolean).join(", "),
    sheetList(strikes, ([e, list]) => strikeInSheet(app, e, list)), sheetList(lone, (i) => claimInSheet(app, i)));
}

/** The sheet's content for shape k: what happened there, by deed; of a country, its claims. */
export function shapeNodes(app, k, events) {
  const { model } = app;
  const shape = model.shapes[k];
  const claims = isCountryWide(shape) ? strikesAt(model, app.sifted.shown, k, events).flatMap(([, list]) => list) : [];
  const silent = silentAt(model, app.sifted.shown, k);
  const deeds = DEEDS.map((deed) => deedPart(app, k, events, deed)).filter(Boolean);
  return [
    said("p", "gm-facts-line", shapeNote(shape)),
    ...deeds,
    sheetPart(say("Claims that name only the country") + " · " + claims.length, sheetList(claims, (i) => claimInSheet(app, i))),
    sheetPart(say("Silences and refusals, not counted") + " · " + silent.length, sheetList(silent, (i) => claimInSheet(app, i))),
    deeds.length || claims.length || silent.length ? null : el("p", {}, say("No claim that passes the filters names this place.")),
  ].filter(Boolean);
}

/** Whether claim i can be shown on the map. */
export const isDrawnClaim = (model, i) => (model.claims.flags[i] & DRAWN) !== 0;
