// The page's address; run by `node --test`.
import assert from "node:assert/strict";
import test from "node:test";

import { noFilters } from "../../../geomap/render/assets/js/filters.js";
import { fromHash, isOurs, mapView, slugs, toHash } from "../../../geomap/render/assets/js/hash.js";
import { day, sample } from "./sample.mjs";

const events = [{ id: "e-1", title: "A strike", first: null, last: null, disputes: 0, origins: 1 }];
const model = sample([{ first: day("2024-11-01") }, {}, { last: day("2024-11-30") }], { events });
const nowhere = { tab: "filters", home: "filters", map: "", claim: null, event: null };

test("a page as it opens has no address", () => {
  assert.equal(toHash(model, noFilters(), nowhere), "");
  assert.deepEqual(fromHash(model, ""), { state: noFilters(), claim: null, event: null, tab: null, map: null });
});

test("all filters, the tab, the map's view and what is open go there and come back", () => {
  const state = Object.assign(noFilters(), {
    text: "été “fuel & depot” #1", sourcesOff: new Set([1]), stancesOff: new Set([0, 2, 3, 4]), weaponsOn: new Set([0, 3]), targetsOn: new Set([1]),
    levelsOn: new Set([1]), gradesOn: new Set([0]), contradicted: true, background: false, span: [day("2024-11-02"), day("2024-11-20")],
  });
  const at = { tab: "claims", home: "filters", map: "52.100,33.400,6.5", claim: 1, event: null };
  const hash = toHash(model, state, at);
  assert.match(hash, /source=-paper&stance=claimed&weapon=atacms,none&target=airfield&confidence=single-source&grade=a1&contradicted=only&earlier=no&from=2024-11-02/);
  assert.deepEqual(fromHash(model, "#" + hash), { state, claim: 1, event: null, tab: "claims", map: [52.1, 33.4, 6.5] });
});

test("a claim stands before the strike that it belongs to", () => {
  assert.equal(toHash(model, noFilters(), { ...nowhere, claim: 0, event: 0 }), "claim=c0");
  assert.equal(toHash(model, noFilters(), { ...nowhere, event: 0 }), "strike=e-1");
  assert.equal(fromHash(model, "#strike=e-1").event, 0);
});

test("a search and names that are cut amid an emoji or a rare letter make an address all the same", () => {
  const state = Object.assign(noFilters(), { text: "a".repeat(199) + "😀", sourcesOff: new Set([0]) });
  const named = sample([{}], { head: { sources: [{ name: "a".repeat(39) + "𐍈", family: 0 }, { name: "Paper", family: 1 }, { name: "Radio", family: 1 }] } });
  const back = fromHash(named, toHash(named, state, nowhere)).state;
  assert.equal(back.text, "a".repeat(199));
  assert.deepEqual(back.sourcesOff, new Set([0]));
  assert.equal(toHash(model, Object.assign(noFilters(), { text: "\ud83d!" }), nowhere), "q=%EF%BF%BD!");
});

test("hundreds of sources with long names come back as they were, and what is open with them", () => {
  const sources = Array.from({ length: 400 }, (_, i) => ({ name: "Главное управление разведки Украины " + i, family: 0 }));
  const many = sample([{}, {}], { head: { sources } });
  const sourcesOff = new Set(sources.map((_, i) => i).filter((i) => i % 2));
  const back = fromHash(many, toHash(many, Object.assign(noFilters(), { sourcesOff }), { ...nowhere, claim: 1 }));
  assert.deepEqual(back.state.sourcesOff, sourcesOff);
  assert.equal(back.claim, 1);
});

test("all sources off come back as off, though nothing is left to name", () => {
  const state = Object.assign(noFilters(), { sourcesOff: new Set([0, 1, 2]) });
  assert.deepEqual(fromHash(model, toHash(model, state, nowhere)).state.sourcesOff, new Set([0, 1, 2]));
});

for (const hash of [
  "#", "#%", "#q=%E0%A4%A", "#=", "#claim=", "#claim=nobody", "#source=<script>alert(1)</script>", "#from=2024-13-99&to=yesterday",
  "#map=91,0,5", "#map=1e3,0,5", "#map=NaN,0,5", "#tab=constructor", "#__proto__=1&constructor=2", "#stance=" + "x,".repeat(9000),
  "#weapon=__proto__,toString", "#\u0000&&&===", "#claim=__proto__", "#strike=hasOwnProperty", "#map=1,2", "#earlier=NO&contradicted=yes",
]) {
  test("garbage changes nothing: " + hash.slice(0, 50), () => {
    const { state, claim, event, tab, map } = fromHash(model, hash);
    assert.deepEqual([state, claim, event, tab, map], [noFilters(), null, null, null, null]);
  });
}

test("an anchor is no address of ours", () => {
  assert.deepEqual(["", "#", "#gm-foot", "#x=1", "#claim=c0", "#q=a"].map(isOurs), [true, true, false, false, true, true]);
});

test("days outside the claims' are cut to them, and put in order", () => {
  assert.deepEqual(fromHash(model, "#from=1999-01-01&to=2024-11-05").state.span, [null, day("2024-11-05")]);
  assert.deepEqual(fromHash(model, "#from=2024-11-20&to=2024-11-10").state.span, [day("2024-11-10"), day("2024-11-20")]);
});

test("a search in an address is no longer than a search may be", () => {
  assert.equal(fromHash(model, "#q=" + "a".repeat(3000)).state.text.length, 200);
});

test("names that look alike have addresses of their own", () => {
  assert.deepEqual(slugs(["A b", "a-B", "Міноборони", "!!!", "??", "x".repeat(90)]), ["a-b", "a-b~2", "міноборони", "x", "x~2", "x".repeat(40)]);
});

test("a map's view is three numbers within the world", () => {
  assert.deepEqual(mapView("52.1,-33.4,6.5"), [52.1, -33.4, 6.5]);
  for (const text of [null, "", "1,2,99", "-91,0,1", "0,361,1", "1,2,3,4", " 1,2,3"]) assert.equal(mapView(text), null, String(text));
});
