// The page's words in another language; run by `node --test`, which gives each file a world of its own.
import assert from "node:assert/strict";
import test from "node:test";

const BLOCK = {
  language: "ru", plurals: ["one", "few", "many"], group: "\u00a0",
  months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
  bare: "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(" "),
  texts: {
    "{n} claim": ["{n} утверждение", "{n} утверждения", "{n} утверждений"],
    "Not on the map: {why}": "Не на карте: {why}",
    "drawn as {shape}": "нарисовано: {shape}",
    ministry: "министерство",
  },
};
globalThis.document = { getElementById: (id) => (id === "geomap-words" ? { textContent: JSON.stringify(BLOCK) } : null) };
const { counted, groupDigits, heldIn, say } = await import("../../../geomap/render/assets/js/words.js");
const { inWords, shownDate, shownDays } = await import("../../../geomap/render/assets/js/text.js");

test("a count takes the form that goes with its number", () => {
  const told = [1, 3, 5, 11, 21, 12400].map((n) => counted("{n} claim", "{n} claims", n));
  assert.deepEqual(told, ["1 утверждение", "3 утверждения", "5 утверждений", "11 утверждений", "21 утверждение", "12\u00a0400 утверждений"]);
  assert.equal(groupDigits(1234567), "1\u00a0234\u00a0567");
});

test("what is put in is not searched for blanks again, and a text that is not there stays English", () => {
  assert.equal(say("Not on the map: {why}", { why: "{why} {n}" }), "Не на карте: {why} {n}");
  assert.equal(say("Clear filters"), "Clear filters");
});

test("a text that was made of a message gives back what was put in", () => {
  assert.equal(heldIn("drawn as {shape}", "нарисовано: круг"), "круг");
  assert.equal(heldIn("drawn as {shape}", "drawn as a disc"), null);
  assert.equal(heldIn("drawn as {shape}", undefined), null);
});

test("days, months and kinds follow the language", () => {
  assert.equal(shownDays(20046, 20047), "19–20 ноября 2024");
  assert.deepEqual(["2024-11-03", "2024-11", "2024"].map(shownDate), ["3 ноября 2024", "ноябрь 2024", "2024"]);
  assert.equal(inWords("ministry"), "министерство");
});
