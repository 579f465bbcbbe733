// The marks count as layers/marks.py counts: node --test tests/render/js/marks.test.mjs
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { countryCounts, formsOf, indexMarks, labelOf, partsOf, tally } from "../../../geomap/render/assets/js/marks.js";
import { sample } from "./sample.mjs";

const shared = JSON.parse(readFileSync(new URL("./marks_cases.json", import.meta.url), "utf8"));
const STANCES = ["confirmed", "claimed", "alleged", "denied", "not_confirmed"];
const ROLES = Object.keys(shared.roles);
const WHATS = Object.keys(shared.whats);

/** A shared case as the page's model. */
function modelOfCase(one) {
  const claims = one.claims.map((claim) => ({
    source: claim.source, event: claim.event, origin: claim.origin, stance: STANCES.indexOf(claim.stance), flags: claim.flags,
    places: claim.places.flatMap(([shape, role, what]) => [shape, ROLES.indexOf(role), WHATS.indexOf(what)]),
  }));
  const shapes = Array.from({ length: shared.shapes }, (_, n) => ({
    kind: "disc", level: shared.wide.includes(n) ? "country" : "settlement", name: "P" + n, note: "", center: [30 + n, 50], radius_m: 1000,
  }));
  (one.discs || []).forEach(([level, lon, lat, radius_m], n) => { if (!shared.wide.includes(n)) Object.assign(shapes[n], { level, center: [lon, lat], radius_m }); });
  const events = [0, 1].map((n) => ({ id: "e" + n, title: "E", first: null, last: null, disputes: 0, origins: 1 }));
  return sample(claims, {
    events,
    head: {
      shapes, sources: shared.sources.map((family, n) => ({ name: "S" + n, family })),
      families: shared.letters.map((letter) => ({ key: letter, name: letter, color: "#000000", dark: "#ffffff", letter })),
      lists: { stances: STANCES.map((key) => [key, key]), forms: [], roles: ROLES, whats: WHATS, levels: [["single_source", "single source"]], grades: [], weapons: [], targets: [], fields: [] },
    },
  });
}

/** A counted mark in the words of the shared cases. */
function asCase(model, index, counted, m) {
  const end = m + 1 < index.n ? index.start[m + 1] : index.claim.length;
  return {
    shape: index.shape[m], event: index.event[m] < 0 ? null : index.event[m],
    claims: [...new Set(index.claim.slice(index.start[m], end))],
    origins: counted.origins[m], number: counted.number[m], more: counted.origins[m] > counted.number[m],
    families: partsOf(counted, m), form: shared.forms[counted.form[m]], stance: STANCES[counted.stance[m]],
    disputed: Boolean(counted.disputed[m]), background: Boolean(counted.background[m]), reviewed: Boolean(counted.reviewed[m]),
    text: labelOf(counted, m, shared.letters),
  };
}

for (const one of shared.cases) {
  test("counted as in Python: " + one.name, () => {
    const model = modelOfCase(one);
    const table = { forms: shared.forms.map((key) => ({ key })), roles: shared.roles, whats: shared.whats };
    const index = indexMarks(model, formsOf(table, model.lists));
    const shown = new Uint8Array(model.claims.n).fill(1);
    const counted = tally(index, model, shown);
    const found = Array.from({ length: index.n }, (_, m) => asCase(model, index, counted, m));
    assert.deepEqual(found, one.marks);
    assert.deepEqual(countryCounts(index, shown), one.country_wide);
  });
}
