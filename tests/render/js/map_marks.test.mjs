// How marks look, stand and are found on the map: node --test tests/render/js/map_marks.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { glyphShape, symbols } from "./symbols.mjs";
import { lookKey, measures, outlineLength, reachOf, stretch, symbolTable } from "../../../geomap/render/assets/js/glyphs.js";
import { formsOf, groupLook, indexMarks, isCountryWide, labelOf, lookOf, originWords, stackLook, tally } from "../../../geomap/render/assets/js/marks.js";
import { crowdOf, fanOf, groupsOf, liveMarks, markAt, placesOf, ranked, seenPlaces, thinned } from "../../../geomap/render/assets/js/places.js";
import { sample } from "./sample.mjs";

const table = symbolTable(symbols);
const eventsOf = (many) => Array.from({ length: many }, (_, n) => ({ id: "e" + n, title: "E", first: null, last: null, disputes: 0, origins: 1 }));
const [EVENT] = eventsOf(1);
const LETTERS = ["RU", "M"];

/** What is counted of these claims, with all of them shown. */
function counted(claims, more) {
  const model = sample(claims, more);
  const index = indexMarks(model, formsOf(table, model.lists));
  return { model, index, tallied: tally(index, model, new Uint8Array(model.claims.n).fill(1)) };
}

test("a mark of one origin has its family's letter and is small; of two, their number", () => {
  const one = counted([{ event: 0, origin: 0 }], { events: [EVENT] });
  const look = lookOf(one.tallied, 0, LETTERS);
  assert.equal(look.label, "RU");
  assert.equal(look.several, false);
  const two = counted([{ event: 0, origin: 0 }, { event: 0, origin: 1, source: 1 }], { events: [EVENT] });
  const both = lookOf(two.tallied, 0, LETTERS);
  assert.equal(both.label, "2");
  assert.deepEqual(both.parts, [[0, 1], [1, 1]]);
  assert.ok(measures(table, both).radius > measures(table, look).radius);
});

test("what the filters leave decides: a hidden origin is neither counted nor drawn", () => {
  const { model, index } = counted([{ event: 0, origin: 0 }, { event: 0, origin: 1, source: 1 }], { events: [EVENT] });
  const left = tally(index, model, Uint8Array.from([0, 1]));
  assert.equal(labelOf(left, 0, LETTERS), "M");
  const none = tally(index, model, Uint8Array.from([0, 0]));
  assert.equal(none.live[0], 0);
});

test("claims of one place and strike are one mark, of two strikes two", () => {
  const { index } = counted([{ event: 0 }, { event: 1 }, { event: 0 }], { events: eventsOf(2) });
  assert.equal(index.n, 2);
});

test("origins are told in words, those that may repeat others apart", () => {
  const unknown = 4 | 16 | 256;
  const { tallied } = counted([{ event: 0, origin: 0 }, { event: 0, origin: 1, source: 1, flags: unknown }], { events: [EVENT] });
  assert.equal(originWords(tallied, 0), "1 origin and 1 more who may repeat it");
  assert.equal(labelOf(tallied, 0, LETTERS), "1+");
});

test("several strikes at a place look as one stack with their number, red-ringed if any is contradicted", () => {
  const events = eventsOf(3);
  const { tallied } = counted([{ event: 0, flags: 4 | 16 | 2 }, { event: 1, stance: 0, flags: 4 | 16 | 512 }, { event: 2, source: 1, stance: 2 }], { events });
  const look = stackLook(tallied, [0, 1, 2]);
  assert.equal(look.label, "3×");
  assert.equal(look.disputed, true);
  assert.equal(table.strokes[look.stroke].stance, "claimed"); // that one is confirmed does not make them so
  assert.deepEqual(look.parts, [[0, 2], [1, 1]]);
  assert.equal(groupLook(tallied, [1], LETTERS).stack, false);
});

test("equal looks share a key, and every difference that is drawn changes it", () => {
  const { tallied } = counted([{ event: 0 }], { events: [EVENT] });
  const look = lookOf(tallied, 0, LETTERS);
  assert.equal(lookKey(look), lookKey({ ...look }));
  for (const change of [{ pale: true }, { disputed: true }, { filled: true }, { stack: true }, { stroke: 2 }, { form: 1 }, { label: "9" }, { parts: [[1, 1]] }]) {
    assert.notEqual(lookKey(look), lookKey({ ...look, ...change }), JSON.stringify(change));
  }
});

test("a country alone is country-wide, its parts and borders are not", () => {
  assert.equal(isCountryWide({ level: "country", note: "names only the country" }), true);
  assert.equal(isCountryWide({ level: "country", note: "drawn as its western half" }), false);
  assert.equal(isCountryWide({ level: "region", note: "" }), false);
});

test("the stretches of a form join to its whole outline", () => {
  for (const form of table.forms) {
    const length = (points) => points.slice(1).reduce((sum, [x, y], i) => sum + Math.hypot(x - points[i][0], y - points[i][1]), 0);
    const parts = length(stretch(form.corners, 0, 0.3)) + length(stretch(form.corners, 0.3, 1));
    assert.ok(Math.abs(parts - outlineLength(form.corners)) < 0.01, form.key);
    const [x, y] = stretch(form.corners, 0, 0.5)[0];
    assert.ok(Math.abs(x) < 1e-9 && Math.abs(y + 1) < 1e-9, form.key + " begins at its top");
  }
});

test("a contradicted mark takes the room of its ring", () => {
  assert.ok(reachOf(table, { ...glyphShape, disputed: true }) > reachOf(table, glyphShape) + 4);
});

test("up to four strikes stand around their place without touching, more are one", () => {
  for (const many of [2, 3, 4]) {
    const spots = fanOf(table, many, 1);
    assert.equal(spots.length, many);
    spots.forEach(([x, y], i) => spots.slice(i + 1).forEach(([a, b]) => {
      assert.ok(Math.hypot(a - x, b - y) >= 2 * measures(table, { several: true }).radius, many + " marks overlap");
    }));
  }
  assert.equal(groupsOf([1, 2, 3, 4], true).length, 4);
  assert.deepEqual(groupsOf([1, 2, 3, 4, 5], true), [[1, 2, 3, 4, 5]]);
  assert.deepEqual(groupsOf([1, 2], false), [[1, 2]]);
});

const FRAME = { scale: 1000, left: 0, top: 0, wide: 1000, high: 1000, view: [100, 100, 900, 900], zoom: 6 };
const toWorld = (value) => value / 1000;

/** Places at these points of the frame, each with one claim; the first is contradicted. */
function placed(points) {
  const shapes = points.map(([x, y], n) => ({ kind: "disc", level: "settlement", name: "P" + n, note: "", center: [x, y], radius_m: 1000 }));
  const made = counted(points.map((_, n) => ({ event: n, places: [n, 0, 0], flags: n === points.length - 1 ? 4 | 16 | 2 : 4 | 16 })), {
    events: eventsOf(points.length), head: { shapes },
  });
  const places = placesOf(made.index, made.model.shapes, toWorld, toWorld);
  return { ...made, places, order: ranked(places, made.tallied) };
}

test("strikes at one point share a place, whatever their shapes", () => {
  const { places, tallied } = placed([[500, 500], [500, 500], [600, 500]]);
  assert.equal(places.n, 2);
  assert.deepEqual(liveMarks(places, tallied, 0), [0, 1]);
});

test("contradicted places come first, so that no thinning hides them", () => {
  const { places, order } = placed([[500, 500], [501, 501], [500.5, 500]]);
  const seen = seenPlaces(places, order, FRAME);
  const { drawn, under } = thinned(seen, FRAME, () => false);
  assert.equal(seen.place[drawn[0]], 2);
  assert.equal(drawn.length + under, 3);
  assert.ok(under >= 1);
  assert.equal(thinned(seen, FRAME, () => true).drawn.length, 3); // what is selected is always drawn
});

test("places beyond the view are not counted as in it, those far beyond not drawn", () => {
  const { places, order } = placed([[50, 500], [500, 500], [3000, 500]]);
  const seen = seenPlaces(places, order, FRAME);
  assert.equal(seen.n, 2);
  assert.equal(seen.inView, 1);
});

test("glyphs shrink where they are many, and lose their words only in a crowd", () => {
  const [few, some, many] = [10, 200, 5000].map((n) => crowdOf(n, 7));
  assert.ok(few.scale > some.scale && some.scale > many.scale);
  assert.deepEqual([few.words, some.words, many.words], [true, true, false]);
  assert.equal(crowdOf(10, 3).fan, false); // strikes at one place must not look far apart
});

test("the topmost mark is hit, a little beside a small one too, and nothing far from all", () => {
  const drawn = [{ x: 10, y: 10, reach: 12, n: 0 }, { x: 20, y: 10, reach: 12, n: 1 }, { x: 100, y: 10, reach: 2, n: 2 }];
  assert.equal(markAt(drawn, 14, 10).n, 1);
  assert.equal(markAt(drawn, 1, 10).n, 0);
  assert.equal(markAt(drawn, 106, 10).n, 2);
  assert.equal(markAt(drawn, 60, 60), null);
});
