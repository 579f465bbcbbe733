// Words, numbers and days for a reader; run by `node --test`.
import assert from "node:assert/strict";
import test from "node:test";

import {
  dayOf, fold, inkOn, inWords, isoDay, safeColor, safeUrl, shownDate, shownDay, shownDays,
} from "../../../geomap/render/assets/js/text.js";
import { counted, groupDigits } from "../../../geomap/render/assets/js/words.js";

const SCRIPT = "javascript";

test("numbers have commas between thousands", () => {
  assert.deepEqual([0, 999, 1000, 1234567].map(groupDigits), ["0", "999", "1,000", "1,234,567"]);
});

test("one is singular, every other number plural", () => {
  assert.deepEqual([0, 1, 2].map((n) => counted("{n} claim", "{n} claims", n)), ["0 claims", "1 claim", "2 claims"]);
});

test("only web addresses are links, and tell the host they lead to", () => {
  assert.equal(safeUrl("https://a.test:8080/x").host, "a.test:8080");
  assert.equal(safeUrl("https://bank.test@evil.test/").host, "evil.test");
  for (const text of [
    SCRIPT + ":alert(1)", SCRIPT.toUpperCase() + ":alert(1)", " https://a.test", "\u0000https://a.test", "https:a.test",
    "java\nscript:alert(1)", "data:text/html,x", "//a.test", "https://", "http://%", "", null, undefined, 7,
    "vbscript:x", "file:///etc/passwd", "blob:https://a.test/x",
  ]) assert.equal(safeUrl(text), null, String(text));
});

test("a colour is six or three hex digits or else grey", () => {
  assert.equal(safeColor("#Ab12cd"), "#Ab12cd");
  for (const text of ["red", "#12", "#12345g", "#123456;x", "url(#a)", null, undefined]) assert.equal(safeColor(text), "#6b6b6b");
});

test("the ink on a colour is the one that reads better", () => {
  assert.deepEqual(["#ffffff", "#000", "#ffff00", "#1d4ed8"].map(inkOn), ["#000000", "#ffffff", "#000000", "#ffffff"]);
});

test("a search folds case and marks in every script", () => {
  assert.equal(fold("ÉTÉ"), "ete");
  assert.equal(fold("КИЇВ"), fold("Київ"));
  assert.equal(fold("Чёрный Яр"), fold("черный яр"));
  assert.equal(fold("Кам’янське"), fold("кам'янське"));
});

test("days are told as a reader says them", () => {
  const days = ["2024-11-18", "2024-11-19", "2024-12-02", "2025-01-01"].map(dayOf);
  assert.equal(shownDay(days[0]), "18 Nov 2024");
  assert.deepEqual([[0, 1], [1, 1], [1, 2], [2, 3]].map(([a, b]) => shownDays(days[a], days[b])),
    ["18–19 Nov 2024", "19 Nov 2024", "19 Nov – 2 Dec 2024", "2 Dec 2024 – 1 Jan 2025"]);
  assert.equal(shownDays(null, null), "day not stated");
  assert.equal(shownDays(null, days[0]), "day not stated, until 18 Nov 2024");
});

test("a day goes to a number and back, and no other text does", () => {
  assert.equal(isoDay(dayOf("2024-02-29")), "2024-02-29");
  for (const text of ["2024-1-1", "19 Nov 2024", "", null, "2024-11-19T00:00", "2024-13-01", "2023-02-29"]) assert.equal(dayOf(text), null, String(text));
});

test("a date of publication may be a year or a month", () => {
  assert.deepEqual(["2024", "2024-11", "2024-11-05", "2024-13-01", "soon", null].map(shownDate),
    ["2024", "Nov 2024", "5 Nov 2024", "2024-13-01", "soon", ""]);
});

test("keys of ours become words, strangers' text stays", () => {
  assert.deepEqual(["head_of_state", "A_b", null].map(inWords), ["head of state", "A_b", "?"]);
});
