// Which rows of a long list exist, and where keys go; run by `node --test`.
import assert from "node:assert/strict";
import test from "node:test";

import { rowOfKey, rowsNeeded } from "../../../geomap/render/assets/js/list.js";

test("the rows that are seen exist, and some around them", () => {
  const rows = rowsNeeded(10000, 10700, 100, 100000, -1);
  assert.deepEqual([rows[0], rows.at(-1)], [94, 112]);
});

test("the row with the focus and its neighbours exist wherever one scrolls to, in order", () => {
  for (const focus of [0, 5, 103, 99999]) {
    const rows = rowsNeeded(10000, 10700, 100, 100000, focus);
    assert.deepEqual(rows, Array.from(new Set(rows)).sort((a, b) => a - b));
    for (const near of [focus - 1, focus, focus + 1]) assert.equal(rows.includes(near), near >= 0 && near < 100000, near + "");
  }
});

test("a list that is out of sight keeps only the row with the focus", () => {
  assert.deepEqual(rowsNeeded(-9000, -8000, 100, 50, 7), [6, 7, 8]);
  assert.deepEqual(rowsNeeded(90000, 91000, 100, 50, 49), [48, 49]);
  assert.deepEqual(rowsNeeded(0, 0, 100, 3, -1), [0, 1, 2]);
  assert.deepEqual(rowsNeeded(0, 500, 100, 0, -1), []);
});

test("keys go to the next rows, by ten, and to the ends", () => {
  const keys = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End", "Enter", "Tab"];
  assert.deepEqual(keys.map((key) => rowOfKey(key, 5, 12)), [6, 4, 11, 0, 0, 11, null, null]);
});
