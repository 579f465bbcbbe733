// The filters, their counts, and the search; run by `node --test`.
import assert from "node:assert/strict";
import test from "node:test";

import { isFiltered, noFilters, sift, timeBins } from "../../../geomap/render/assets/js/filters.js";
import { chunkIndex, findAll, makeFinder, searchWords } from "../../../geomap/render/assets/js/search.js";
import { onlyThese, sourcesByFamily, weaponGroups } from "../../../geomap/render/assets/js/choices.js";
import { orderOf, spokenBy, sections, shownOfEvents } from "../../../geomap/render/assets/js/rows.js";
import { day, sample } from "./sample.mjs";

const shownOf = (model, change, matches = null) => {
  const state = noFilters();
  change(state);
  return sift(model, state, matches);
};
const list = (shown) => Array.from(shown);

test("without filters every claim is shown and counted", () => {
  const model = sample([{}, { source: 1, stance: 3 }]);
  const { shown, total, counts } = sift(model, noFilters(), null);
  assert.deepEqual([list(shown), total, list(counts.sources), list(counts.stances)], [[1, 1], 2, [1, 1, 0], [0, 1, 0, 1, 0]]);
  assert.equal(isFiltered(noFilters()), false);
});

test("each choice is counted by the filters of all other lists, not of its own", () => {
  const model = sample([{ source: 0, stance: 1 }, { source: 1, stance: 1 }, { source: 1, stance: 3 }]);
  const { total, counts } = shownOf(model, (s) => { s.sourcesOff.add(0); s.stancesOff.add(3); });
  assert.equal(total, 1);
  assert.deepEqual(list(counts.sources), [1, 1, 0]);
  assert.deepEqual(list(counts.stances), [0, 1, 0, 1, 0]);
});

test("a chosen weapon leaves the claims that name it; the last choice those that name none", () => {
  const model = sample([{ weapons: [0] }, { weapons: [2, 0] }, { weapons: [2] }, { weapons: [] }]);
  assert.deepEqual(list(shownOf(model, (s) => s.weaponsOn.add(0)).shown), [1, 1, 0, 0]);
  assert.deepEqual(list(shownOf(model, (s) => s.weaponsOn.add(3)).shown), [0, 0, 0, 1]);
  assert.deepEqual(list(shownOf(model, (s) => s.weaponsOn.add(0)).counts.weapons), [2, 0, 2, 1]);
});

test("a claim that names a weapon twice is counted once", () => {
  assert.deepEqual(list(sift(sample([{ weapons: [2, 0, 2, 2] }]), noFilters(), null).counts.weapons), [1, 0, 1, 0]);
});

test("level, grade, contradiction and earlier strikes filter by themselves", () => {
  const model = sample([{ level: 1, grade: 0 }, { flags: 2 }, { flags: 1, grade: 1 }]);
  assert.deepEqual(list(shownOf(model, (s) => s.levelsOn.add(1)).shown), [1, 0, 0]);
  assert.deepEqual(list(shownOf(model, (s) => s.gradesOn.add(1)).shown), [0, 0, 1]);
  assert.deepEqual(list(shownOf(model, (s) => { s.contradicted = true; }).shown), [0, 1, 0]);
  assert.deepEqual(list(shownOf(model, (s) => { s.background = false; }).shown), [1, 1, 0]);
  assert.equal(shownOf(model, (s) => { s.contradicted = true; s.background = false; }).counts.background, 0);
});

test("a claim is shown on every day that it may be of, and on all if it names none", () => {
  const [d18, d19, d20] = ["2024-11-18", "2024-11-19", "2024-11-20"].map(day);
  const model = sample([{ first: d18, last: d19 }, { first: d20, last: d20 }, { first: null, last: null }, { first: null, last: d18 }]);
  assert.deepEqual(list(shownOf(model, (s) => { s.span = [d19, d19]; }).shown), [1, 0, 1, 0]);
  assert.deepEqual(list(shownOf(model, (s) => { s.span = [d20, null]; }).shown), [0, 1, 1, 0]);
  const { counts } = sift(model, noFilters(), null);
  assert.deepEqual(list(counts.days), [1, 1, 1]);
  assert.deepEqual(timeBins(model.claims), { start: d18, size: 1, n: 3, undated: 2 });
});

test("the bars do not follow the brush, but all other filters", () => {
  const [d18, d19] = ["2024-11-18", "2024-11-19"].map(day);
  const model = sample([{ first: d18, last: d18 }, { first: d19, last: d19, source: 1 }]);
  assert.deepEqual(list(shownOf(model, (s) => { s.span = [d19, d19]; }).counts.days), [1, 1]);
  assert.deepEqual(list(shownOf(model, (s) => s.sourcesOff.add(0)).counts.days), [0, 1]);
});

test("a day two thousand years off costs no bar a day", () => {
  const bins = timeBins(sample([{ first: day("0001-01-01"), last: null }, {}]).claims);
  assert.ok(bins.n <= 8192 && bins.n * bins.size >= 739000, JSON.stringify(bins));
});

test("a last day before the first is taken for the first", () => {
  const model = sample([{ first: day("2024-11-19"), last: day("2024-11-01") }]);
  assert.deepEqual(list(sift(model, noFilters(), null).counts.days), [1]);
});

test("no claims at all are no fault", () => {
  const { total, counts } = sift(sample([]), noFilters(), null);
  assert.deepEqual([total, counts.days.length], [0, 0]);
});

test("words are looked for one by one, folded, and together between quotation marks", () => {
  assert.deepEqual(searchWords('  Été "fuel  DEPOT" a a'), ["fuel depot", "ete", "a"]);
  assert.deepEqual(searchWords(" \n "), []);
  assert.deepEqual(searchWords('"'), []);
});

test("a search looks at quotes, headline, places, chain, numbers, weapons, source, stance and document", async () => {
  const model = sample([{ weapons: [0], told: {
    headline: "Head", quotes: ["Quote of Київ"], chain: [["Relay", "media"]], places: [["Place", "Named, Russia"]], cells: [[1, "about 8"]],
  } }]);
  const index = [await chunkIndex(model, { ...Object.fromEntries(Object.entries(model.claims.detail.now(0)).map(([k, v]) => [k, [v]])) }, 0)];
  for (const word of ["c0", "head", "КИЇВ", "Карачев", "relay", "place", "named", '"about 8"', "atacms", "ministry", "claimed", "titled", "a.txt"]) {
    assert.deepEqual(list(findAll(index, word, 1)), [1], word);
  }
  assert.deepEqual(list(findAll(index, "торопец", 1)), [0]);
  assert.deepEqual(list(findAll(index, "quote nowhere", 1)), [0]);
  assert.deepEqual(list(findAll(index, "null", 1)), [0]);
  assert.equal(findAll(index, "  ", 1), null);
});

test("a word is never found across two claims, and in every claim that holds it", async () => {
  const model = sample([{ told: { quotes: ["ends with fuel"] } }, { told: { quotes: ["depot fuel fuel"] } }, {}], { chunk: 2 });
  let told = 0;
  const finder = makeFinder(model, () => { told += 1; });
  assert.deepEqual(finder.find("fuel"), { matches: null, busy: true });
  await finder.begin();
  assert.equal(told, 1);
  assert.deepEqual(list(finder.find("fuel").matches), [1, 1, 0]);
  assert.deepEqual(list(finder.find('"fuel depot"').matches), [0, 0, 0]);
  assert.deepEqual(list(finder.find("struck depot").matches), [0, 1, 1]);
  assert.deepEqual(finder.find(""), { matches: null, busy: false });
});

test("only these, and asked again all", () => {
  const off = onlyThese(new Set(), [0, 1, 2], [1]);
  assert.deepEqual(Array.from(off), [0, 2]);
  assert.deepEqual(onlyThese(off, [0, 1, 2], [1]).size, 0);
});

test("sources stand by family, those with the most claims first", () => {
  const model = sample([{ source: 2 }, { source: 2 }, { source: 1 }, { source: 0 }]);
  assert.deepEqual(sourcesByFamily(model), [[0, [0]], [1, [2, 1]]]);
});

test("weapons stand by class, and one without a name says so", () => {
  const groups = weaponGroups(sample([{ weapons: [2, 1, 0] }, { weapons: [0] }]));
  assert.deepEqual(groups[0], ["ballistic missile", [[0, "ATACMS"], [1, "no name given"]]]);
  assert.deepEqual(groups.at(-1)[1], [[3, "no weapon named"]]);
});

test("claims are sorted by day, place, source and confidence, and unknown ones come last", () => {
  const d = day("2024-11-20");
  const model = sample([{ first: null, last: null, level: 1 }, { first: d, last: d, places: [1, 0, 0], source: 2 }, { places: [], source: 1 }]);
  assert.deepEqual(orderOf(model, "read"), [0, 1, 2]);
  assert.deepEqual(orderOf(model, "day"), [2, 1, 0]);
  assert.deepEqual(orderOf(model, "place"), [1, 0, 2]);
  assert.deepEqual(orderOf(model, "source"), [0, 2, 1]);
  assert.deepEqual(orderOf(model, "level"), [2, 1, 0]);
});

test("names are sorted by the alphabet: Ё beside Е, І before Я", () => {
  const names = ["Янта", "Ёршов", "Івашко", "Жуков", "Емельянов"];
  const model = sample(names.map((_, source) => ({ source })));
  model.sources = names.map((name) => ({ name, family: 0 }));
  assert.deepEqual(orderOf(model, "source").map((i) => names[i]), ["Емельянов", "Ёршов", "Жуков", "Івашко", "Янта"]);
});

test("no claim is lost between the sections of the list", () => {
  const country = { kind: "area", level: "country", name: "Russia", note: "names only the country", rings: [], label: [90, 60] };
  const town = { kind: "disc", level: "settlement", name: "Karachev", note: "", center: [34.98, 53.12], radius_m: 3000 };
  const claims = [{}, { flags: 0 }, { stance: 4, flags: 0 }, { stance: 4 }, { places: [1, 0, 0] }, { places: [1, 1, -1, 0, 0, 0] }, { places: [-1, 0, 0] }];
  const model = sample(claims, { head: { shapes: [town, country] } });
  const cut = sections(model, new Uint8Array(7).fill(1), orderOf(model, "read"));
  assert.deepEqual(cut, { drawn: [0, 5], wide: [4], undrawn: [1, 6], silent: [2, 3] });
});

test("no strike has zero origins where somebody speaks of it", () => {
  const events = { origins: [3, 0, 0, 0], unknown: [6, 1, 2, 0] };
  assert.deepEqual([0, 1, 2, 3].map((e) => spokenBy(events, e)),
    ["3 independent origins", "1 origin, independence unknown", "2 origins, independence unknown", "no origin asserts it"]);
});

test("a strike counts its claims that are shown", () => {
  const events = [{ id: "e0", title: "A", first: null, last: null, disputes: 0, origins: 1 }];
  const model = sample([{ event: 0 }, { event: 0 }, {}], { events });
  assert.deepEqual(list(shownOfEvents(model, new Uint8Array([1, 0, 1]))), [1]);
});
