/* The tabs of claims and of strikes: what a row says, and how rows are sorted. */
import { stancePills } from "./claim_sheet.js";
import { DRAWN, NO_DAY } from "./data.js";
import { button, el, pill, said, swatch } from "./dom.js";
import { buttonList } from "./list.js";
import { isCountryWide } from "./marks.js";
import { shownDays } from "./text.js";
import { counted, groupDigits, say, WORDS } from "./words.js";

const SORTS = [["day", say("day of the strike")], ["place", say("place")], ["source", say("source")], ["level", say("confidence")], ["read", say("as read")]];
const EVENT_SORTS = [["day", say("day")], ["disputes", say("most contradicted")], ["claims", say("most claims")]];
const SECTIONS = ["drawn", "wide", "undrawn", "silent"];
const PASSING_MS = 60; // a row that is gone before is only scrolled past
const LATE = 2147483647; // after every day, for claims that name none

/** A day as it is kept in columns, or null where there is none. */
export function dayOrNull(day) {
  return day === NO_DAY || day === undefined ? null : day;
}

/** The name of the first place of claim i, "" where it has none on the map. */
export function placeName(model, i) {
  const { start, item } = model.claims.places;
  for (let at = start[i]; at < start[i + 1]; at += 3) if (item[at] >= 0) return model.shapes[item[at]].name;
  return "";
}

const alphabet = new Intl.Collator(WORDS.language);

/** The order of the names in the page's alphabet as numbers; "" comes last. */
function ranks(names) {
  const sorted = Array.from(new Set(names)).sort((a, b) => (a === "" ? 1 : b === "" ? -1 : alphabet.compare(a, b)));
  const rank = new Map(sorted.map((name, i) => [name, i]));
  return Int32Array.from(names, (name) => rank.get(name));
}

/** All claims in the order of a sort; equal ones by day, then as they were read. */
export function orderOf(model, sort) {
  const { claims } = model;
  const order = Array.from({ length: claims.n }, (_, i) => i);
  if (sort === "read") return order;
  const day = Int32Array.from(claims.first, (first) => (first === NO_DAY ? LATE : first));
  let key = day;
  if (sort === "place") key = ranks(order.map((i) => placeName(model, i)));
  if (sort === "source") {
    const name = ranks(model.sources.map((source) => source.name));
    key = Int32Array.from(claims.source, (source) => model.sources[source].family * 1048576 + name[source]);
  }
  if (sort === "level") key = Int32Array.from(claims.level);
  return order.sort((a, b) => key[a] - key[b] || day[a] - day[b] || a - b);
}

const knownSections = new WeakMap();

/** For each claim the section of the list that it stands in: an index into `SECTIONS`. */
function sectionOf(model) {
  const { claims, shapes, lists } = model;
  if (knownSections.has(claims)) return knownSections.get(claims);
  const silent = lists.stances.findIndex(([key]) => key === "not_confirmed");
  const wide = Uint8Array.from(shapes, (shape) => (isCountryWide(shape) ? 1 : 0));
  const { start, item } = claims.places;
  const found = Uint8Array.from(claims.stance, (stance, i) => {
    if (stance === silent) return 3;
    if (!(claims.flags[i] & DRAWN)) return 2;
    let best = 2;
    for (let at = start[i]; at < start[i + 1]; at += 3) if (item[at] >= 0) best = Math.min(best, wide[item[at]]);
    return best;
  });
  knownSections.set(claims, found);
  return found;
}

/** The shown claims, in order, cut into those with a mark, those of a whole country, those not on the map, and silences and refusals. */
export function sections(model, shown, order) {
  const of = sectionOf(model);
  const cut = Object.fromEntries(SECTIONS.map((key) => [key, []]));
  for (const i of order) if (shown[i]) cut[SECTIONS[of[i]]].push(i);
  return cut;
}

/** The origins of a strike: "3 independent origins"; where none is known to be, "1 origin, independence unknown". */
export function spokenBy({ origins, unknown }, e) {
  if (origins[e]) return counted("{n} independent origin", "{n} independent origins", origins[e]);
  return unknown[e] ? counted("{n} origin, independence unknown", "{n} origins, independence unknown", unknown[e]) : say("no origin asserts it");
}

/** A claim's row; its words come when their chunk is read. */
function claimRow(app, i, withReason) {
  const { claims, sources, families } = app.model;
  const source = sources[claims.source[i]];
  const headline = said("span", "gm-headline", "…");
  const reason = withReason ? said("span", "gm-reason", "") : null;
  const pills = el("span", { class: "gm-pills" }, stancePills(app, i));
  const fill = (detail) => {
    headline.textContent = detail.headline;
    if (detail.about) pills.replaceChildren(...stancePills(app, i).filter(Boolean));
    if (reason) reason.textContent = detail.form === null ? detail.why || "" : app.model.lists.forms[detail.form];
  };
  const here = app.briefs.now(i);
  if (here) fill(here);
  else setTimeout(() => headline.isConnected && app.briefs.get(i).then(fill), PASSING_MS);
  const days = shownDays(dayOrNull(claims.first[i]), dayOrNull(claims.last[i]));
  const meta = el("span", { class: "gm-meta" }, days + " · ", el("bdi", {}, source.name));
  return button("gm-row", [swatch(families[source.family]), el("span", { class: "gm-rowtext" },
    headline, meta, reason, pills)],
  () => app.open.claim(i), { "data-claim": claims.id[i] });
}

/** A strike's row. */
function eventRow(app, i, n) {
  const { events } = app.model;
  const disputes = events.disputes[i];
  const days = shownDays(events.first[i], events.last[i]);
  const all = events.claims.start[i + 1] - events.claims.start[i];
  return button("gm-row", [el("span", { class: "gm-rowtext" }, said("span", "gm-headline", events.title[i]),
    el("span", { class: "gm-meta" }, days + " · " + spokenBy(events, i)),
    el("span", { class: "gm-pills" }, pill("gm-quiet", n === all ? counted("{n} claim", "{n} claims", n)
      : counted("{part} of {n} claim shown", "{part} of {n} claims shown", all, { part: n })),
      disputes ? pill("gm-alarm", counted("{n} contradiction", "{n} contradictions", disputes)) : null))], () => app.open.event(i), { "data-event": events.id[i] });
}

/** A labelled choice of how to sort. */
function sorter(id, sorts, changed) {
  const select = el("select", { id, onchange: () => changed(select.value) }, sorts.map(([key, words]) => el("option", { value: key }, words)));
  return el("p", { class: "gm-sort" }, el("label", { for: id }, say("Sort by")), select);
}

/** What stands where nothing passes the filters. */
function nothing(app, what) {
  return el("div", { class: "gm-empty", hidden: true }, el("p", {}, what),
    button("gm-more", say("Clear filters"), () => app.clear()));
}

/** A section of a tab: its heading with a count, a note, its list. */
function listSection(scroller, { id, title, note, high, row, isNow }) {
  const count = el("span", { class: "gm-count" });
  const list = buttonList(scroller, { label: title, high, row, isNow });
  const node = el("section", { class: "gm-part", "aria-labelledby": id },
    el("div", { class: "gm-part-head" }, el("h2", { id }, title), count), note ? el("p", { class: "gm-note" }, note) : null, list.node);
  return Object.assign({}, list, {
    node,
    set(items) {
      node.hidden = !items.length;
      count.textContent = groupDigits(items.length);
      list.set(items);
    },
  });
}

/** The tab of claims: {update(), draw(), select(), first()}. */
export function claimsTab(app, box) {
  const orders = new Map();
  let sort = "day";
  const isNow = (i) => app.selected.claim === i;
  const part = (key, title, note, high, withReason) => listSection(box, {
    id: "gm-h-" + key, title, note, high, isNow, row: (i) => claimRow(app, i, withReason),
  });
  const parts = {
    drawn: part("drawn", say("On the map"), "", 108, false),
    wide: part("wide", say("Country-wide: no mark"), say("They name only a country, so no spot on the map is theirs."), 108, false),
    undrawn: part("undrawn", say("Not on the map"), "", 128, true),
    silent: part("silent", say("Silences and refusals"), say("Listed, never drawn, and never counted as support."), 128, true),
  };
  const empty = nothing(app, say("No claim passes the filters."));
  box.append(sorter("gm-sort-claims", SORTS, (key) => { sort = key; view.update(); }), empty, ...Object.values(parts).map((one) => one.node));
  const all = (act) => Object.values(parts).forEach(act);
  const view = {
    update() {
      if (!orders.has(sort)) orders.set(sort, orderOf(app.model, sort));
      const cut = sections(app.model, app.sifted.shown, orders.get(sort));
      for (const key of Object.keys(parts)) parts[key].set(cut[key]);
      empty.hidden = app.sifted.total > 0;
    },
    draw: () => all((one) => one.draw()),
    select: () => all((one) => one.mark()),
    first: () => box.querySelector(".gm-row") || box.querySelector("select"),
  };
  return view;
}

/** For each strike the number of its shown claims. */
export function shownOfEvents(model, shown) {
  const many = new Uint32Array(model.events.n);
  model.claims.event.forEach((event, i) => {
    if (event >= 0 && shown[i]) many[event] += 1;
  });
  return many;
}

/** The tab of strikes: {update(), draw(), select()}. */
export function eventsTab(app, box) {
  const { events } = app.model;
  let [sort, many] = ["day", null];
  const list = listSection(box, {
    id: "gm-h-strikes", title: say("Strikes"), high: 108, row: (i) => eventRow(app, i, many[i]), isNow: (i) => app.selected.event === i,
  });
  const empty = nothing(app, say("No strike passes the filters."));
  const day = (i) => (events.first[i] === null ? LATE : events.first[i]);
  const by = { disputes: (a, b) => events.disputes[b] - events.disputes[a], claims: (a, b) => many[b] - many[a], day: () => 0 };
  box.append(sorter("gm-sort-strikes", EVENT_SORTS, (key) => { sort = key; view.update(); }), empty, list.node);
  const view = {
    update() {
      many = shownOfEvents(app.model, app.sifted.shown);
      const live = [];
      for (let i = 0; i < events.n; i += 1) if (many[i] && (!app.state.contradicted || events.disputes[i])) live.push(i);
      list.set(live.sort((a, b) => by[sort](a, b) || day(a) - day(b) || a - b));
      empty.hidden = live.length > 0;
    },
    draw: () => list.draw(),
    select: () => list.mark(),
  };
  return view;
}
