// The bars of days and the keys of their handles; run by `node --test`.
import assert from "node:assert/strict";
import test from "node:test";

import { barPath, barsOf, movedDay, spanIn, undatedWords } from "../../../geomap/render/assets/js/timeline.js";

test("few days have a bar each; many are put together by their highest", () => {
  assert.deepEqual(barsOf([1, 0, 3], 120), { bars: [1, 0, 3], each: 1 });
  assert.deepEqual(barsOf([1, 0, 3, 2, 9], 2), { bars: [3, 9], each: 3 });
  assert.deepEqual(barsOf([], 120), { bars: [], each: 1 });
  assert.ok(barsOf(new Array(8192).fill(1), 120).bars.length <= 120);
});

test("a bar of one claim among thousands is still seen, an empty day is not", () => {
  const path = barPath([1, 0, 10000], 10000);
  assert.equal(path.match(/M/g).length, 2);
  assert.match(path, /^M0\.10 48v-1\.5h/);
  assert.match(path, /v-48\.0h0\.8v48\.0z$/);
});

test("a span that reaches both ends is none", () => {
  assert.deepEqual(spanIn([10, 20], 10, 20), [null, null]);
  assert.deepEqual(spanIn([null, null], 10, 20), [null, null]);
  assert.deepEqual(spanIn([12, 20], 10, 20), [12, null]);
  assert.deepEqual(spanIn([18, 12], 10, 20), [12, 18]);
  assert.deepEqual(spanIn([-5, 99], 10, 20), [null, null]);
  assert.deepEqual(spanIn([30, 40], 10, 20), [20, null]);
});

test("arrows move a handle by a day, Page by a week, Home and End to the ends, and never past them", () => {
  const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End", "Tab", "a"];
  assert.deepEqual(keys.map((key) => movedDay(key, 15, 10, 20)), [14, 16, 16, 14, 20, 10, 10, 20, null, null]);
  assert.deepEqual([movedDay("ArrowLeft", 10, 10, 20), movedDay("ArrowRight", 20, 10, 20)], [10, 20]);
});

test("claims without a day stay while they may lie in the days chosen, and the words say so", () => {
  assert.equal(undatedWords(0), "");
  assert.equal(undatedWords(1), "1 claim names no day: it stays unless published before the days chosen.");
  assert.match(undatedWords(3), /^3 claims name no day: they stay unless/);
});
