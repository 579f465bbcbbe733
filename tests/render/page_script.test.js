// The page script's functions that need no page; run by test_page_script.py with `node --test`.
"use strict";
const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");

const page = require(path.join(__dirname, "../../geomap/render/assets/geomap.js"));

const all = () => ({
  sourcesOff: new Set(), stancesOff: new Set(), words: [], contradicted: false, span: null,
});
const claim = (source, stance, more) => ({
  source, stance, disputed: false, drawn: true, places: [{ shape: "p0", role: "target" }], ...more,
});
const noText = () => "";

test("numbers have commas between thousands", () => {
  assert.deepEqual([0, 999, 1000, 1234567].map(page.groupDigits), ["0", "999", "1,000", "1,234,567"]);
});

test("one is singular, every other number plural", () => {
  assert.deepEqual([0, 1, 2].map((n) => page.plural(n, "claim")), ["0 claims", "1 claim", "2 claims"]);
});

test("only web addresses are links, and tell the host they lead to", () => {
  assert.equal(page.safeUrl("https://a.test:8080/x").host, "a.test:8080");
  assert.equal(page.safeUrl("https://bank.test@evil.test/").host, "evil.test");
  for (const text of [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", " https://a.test", "\u0000https://a.test", "https:a.test",
    "java\nscript:alert(1)", "data:text/html,x", "//a.test", "https://", "http://%", "", null, undefined, 7,
    "vbscript:x", "file:///etc/passwd", "blob:https://a.test/x",
  ]) assert.equal(page.safeUrl(text), null, String(text));
});

test("a colour is six or three hex digits or else grey", () => {
  assert.equal(page.safeColor("#Ab12cd"), "#Ab12cd");
  for (const text of ["red", "#12", "#12345g", "#123456;x", "url(#a)", null, undefined]) {
    assert.equal(page.safeColor(text), "#6b6b6b");
  }
});

test("the ink on a colour is the one that reads better", () => {
  assert.deepEqual(["#ffffff", "#000", "#ffff00", "#1d4ed8"].map(page.inkOn),
    ["#000000", "#ffffff", "#000000", "#ffffff"]);
});

test("a search folds case and marks in every script", () => {
  assert.equal(page.fold("ÉTÉ"), "ete");
  assert.equal(page.fold("КИЇВ"), page.fold("Київ"));
});

test("a search looks at quotes, places, weapons, sources and the document", () => {
  const text = page.haystack({
    id: "c1", headline: "Head", quotes: ["Quote"], weapons: ["Weapon"], chain: [{ name: "Relay" }],
    places: [{ text: "Place" }], document: { title: "Titled", publisher: null },
  }, "Source");
  for (const word of ["c1", "head", "quote", "weapon", "relay", "place", "titled", "source"]) assert.ok(text.includes(word), word);
  assert.ok(!text.includes("null"));
});

test("counts by source and by stance follow the other filters, not their own", () => {
  const claims = [claim("a", "claimed"), claim("a", "denied"), claim("b", "denied", { disputed: true })];
  const state = all();
  state.sourcesOff.add("a");
  state.stancesOff.add("claimed");
  const found = page.sift(claims, state, noText);
  assert.deepEqual(Array.from(found.shown), [0, 0, 1]);
  assert.deepEqual([found.bySource.get("a"), found.bySource.get("b")], [1, 1]);
  assert.deepEqual([found.byStance.get("claimed"), found.byStance.get("denied")], [undefined, 1]);
  assert.deepEqual([found.total, found.contradicted], [1, 1]);
});

test("only contradictions leaves the contradicted claims, whose number does not depend on it", () => {
  const claims = [claim("a", "claimed", { disputed: true }), claim("a", "claimed")];
  const state = all();
  state.contradicted = true;
  const found = page.sift(claims, state, noText);
  assert.deepEqual([found.total, found.contradicted], [1, 1]);
});

test("a search needs all of its words", () => {
  const claims = [claim("a", "claimed"), claim("a", "claimed")];
  const state = all();
  state.words = ["north", "depot"];
  const found = page.sift(claims, state, (i) => ["depot in the north", "depot"][i]);
  assert.deepEqual(Array.from(found.shown), [1, 0]);
});

test("a claim passes the days that it may be of", () => {
  const span = ["2030-01-10", "2030-01-20"];
  const passes = (when) => page.inSpan(when, span);
  assert.ok(passes(["2030-01-20", "2030-01-25"]) && passes([null, "2030-01-30"]) && passes([null, null]) && passes(undefined));
  assert.ok(!passes(["2030-01-21", "2030-01-22"]) && !passes([null, "2030-01-09"]));
  assert.ok(page.inSpan(["1999-01-01", "1999-01-01"], null));
  assert.ok(page.inSpan(["2030-02-01", "2030-02-01"], ["2030-01-10", null]));
});

test("days in short never name a day that nobody stated", () => {
  assert.equal(page.shortDays(["2030-01-01", "2030-01-02"]), "2030-01-01 to 2030-01-02");
  assert.equal(page.shortDays(["2030-01-01", "2030-01-01"]), "2030-01-01");
  assert.equal(page.shortDays([null, "2030-01-02"]), "day not stated, until 2030-01-02");
  assert.equal(page.shortDays([null, null]), "day not stated");
});

test("the bars count shown claims with a stated day, in order of days", () => {
  const claims = [["2030-01-02", "2030-01-02"], ["2030-01-01", "2030-01-01"], [null, "2030-01-01"], ["2030-01-02", "2030-01-02"]]
    .map((when) => ({ when }));
  assert.deepEqual(page.histogram(claims, [1, 1, 1, 0], 60), [["2030-01-01", 1], ["2030-01-02", 1]]);
});

test("only drawn claims come to a shape, once in each role; a refusal never does", () => {
  const shapes = new Map([["p0", {}], ["p1", {}]]);
  const places = [{ shape: "p0", role: "target" }, { shape: "p0", role: "target" }, { shape: "p0", role: "launch" }];
  const claims = [
    claim("a", "claimed", { places }), claim("a", "not_confirmed"), claim("a", "claimed", { drawn: false }),
    claim("a", "claimed", { places: [{ shape: null, role: "target" }, { shape: "p9", role: "target" }] }),
  ];
  assert.deepEqual(Array.from(page.indexShapes(shapes, claims)), [["p0", [[0, "target"], [0, "launch"]]]]);
});

test("a shape counts claims, not roles, and makes one mark for a family and role", () => {
  const claims = [claim("a", "claimed"), claim("b", "denied", { disputed: true, background: true })];
  const pairs = [[0, "target"], [0, "launch"], [1, "target"]];
  const sum = page.summarise(pairs, claims, [1, 1], () => 0);
  assert.deepEqual([sum.n, sum.disputed, sum.background], [2, true, false]);
  assert.deepEqual(Array.from(sum.marks.keys()), ["0 target", "0 launch"]);
  assert.deepEqual(Array.from(sum.families), [[0, 2]]);
  assert.equal(page.summarise(pairs, claims, [0, 0], () => 0), null);
});

test("shown claims are drawn, not drawn, or silent", () => {
  const claims = [claim("a", "claimed"), claim("a", "claimed", { drawn: false }), claim("a", "not_confirmed"), claim("a", "denied")];
  assert.deepEqual(page.sections(claims, [1, 1, 1, 0]), { drawn: [0], undrawn: [1], silent: [2] });
});

test("lon, lat pairs become Leaflet's lat, lon", () => {
  assert.deepEqual(page.toLatLngs([1, 2, 3, 4]), [[2, 1], [4, 3]]);
});

test("the bounds of a disc are its radius on the ground", () => {
  const [south, west, north, east] = page.boundsOf({ kind: "disc", center: [30, 60], radius_m: 11119.5 });
  assert.ok(Math.abs(north - south - 0.2) < 1e-6);
  assert.ok(Math.abs(east - west - 0.4) < 1e-3); // at 60 degrees a degree of longitude is half as wide
  assert.deepEqual(page.boundsOf({ kind: "area", rings: [[1, 2, 3, 4], [0, 9, 1, 1]] }), [1, 0, 9, 3]);
});

test("a view touches an area where it holds a corner of it or lies inside it, not in its hole", () => {
  const square = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0];
  const hole = [4, 4, 6, 4, 6, 6, 4, 6, 4, 4];
  assert.ok(page.touchesArea([square], [1, 1, 2, 2]));
  assert.ok(page.touchesArea([square], [-1, -1, 1, 1]));
  assert.ok(!page.touchesArea([square], [11, 11, 12, 12]));
  assert.ok(!page.touchesArea([square, hole], [4.5, 4.5, 5.5, 5.5]));
});

test("a label takes the first room that is free and inside the view", () => {
  const taken = [[0, 0, 10, 10]];
  assert.deepEqual(page.findRoom(taken, [5, 5, 8, 8], [[0, 0], [10, 0]]), [10, 0]);
  assert.equal(page.findRoom(taken, [5, 5, 8, 8], [[0, 0], [10, 0]]), null);
  assert.equal(page.findRoom([], [5, 5, 8, 8], [[0, 0]], [0, 0, 7, 7]), null);
});

test("a claim in the address is decoded, and nonsense is none", () => {
  assert.equal(page.claimInHash("#claim=a%2Fb"), "a/b");
  for (const hash of ["", "#", "#claim=", "#claim=%E0%A4%A", "#other=1", undefined]) assert.equal(page.claimInHash(hash), null);
});
