/* Which claims pass the filters, and the counts beside each choice; pure. */
import { BACKGROUND, DISPUTED, NO_DAY } from "./data.js";

/** Filters that let every claim pass; sets of numbers into the model's lists. */
export function noFilters() {
  return {
    text: "",
    sourcesOff: new Set(),
    stancesOff: new Set(),
    weaponsOn: new Set(), // empty: all, also claims that name none
    targetsOn: new Set(),
    levelsOn: new Set(),
    gradesOn: new Set(),
    contradicted: false,
    background: true,
    span: [null, null], // days since 1970-01-01
  };
}

const TEXT = 1;
const SPAN = 2;
const SOURCE = 4;
const STANCE = 8;
const WEAPON = 16;
const TARGET = 32;
const LEVEL = 64;
const GRADE = 128;
const CONTRADICTED = 256;
const OLDER = 512;

/** Whether a list column's row holds one of the chosen; an empty choice is none at all. */
function holdsChosen(column, i, chosen) {
  for (let at = column.start[i]; at < column.start[i + 1]; at += 1) if (chosen.has(column.item[at])) return true;
  return false;
}

/** The filters that claim i fails, as bits. */
function failsOf(claims, state, matches, i) {
  let fails = 0;
  if (matches && !matches[i]) fails |= TEXT;
  const [from, to] = state.span;
  if (from !== null && claims.last[i] !== NO_DAY && claims.last[i] < from) fails |= SPAN;
  if (to !== null && claims.first[i] !== NO_DAY && claims.first[i] > to) fails |= SPAN;
  if (state.sourcesOff.size && state.sourcesOff.has(claims.source[i])) fails |= SOURCE;
  if (state.stancesOff.size && state.stancesOff.has(claims.stance[i])) fails |= STANCE;
  if (state.weaponsOn.size && !holdsChosen(claims.weapons, i, state.weaponsOn)) fails |= WEAPON;
  if (state.targetsOn.size && !holdsChosen(claims.targets, i, state.targetsOn)) fails |= TARGET;
  if (state.levelsOn.size && !state.levelsOn.has(claims.level[i])) fails |= LEVEL;
  if (state.gradesOn.size && !state.gradesOn.has(claims.grade[i])) fails |= GRADE;
  if (state.contradicted && !(claims.flags[i] & DISPUTED)) fails |= CONTRADICTED;
  if (!state.background && claims.flags[i] & BACKGROUND) fails |= OLDER;
  return fails;
}

/** Adds one to a claim's counts in every list whose own filter is the only one that it may fail. */
function addCounts(counts, claims, i, fails) {
  const open = (bit) => (fails & ~bit) === 0;
  if (open(SOURCE)) counts.sources[claims.source[i]] += 1;
  if (open(STANCE)) counts.stances[claims.stance[i]] += 1;
  if (open(LEVEL)) counts.levels[claims.level[i]] += 1;
  if (open(GRADE) && claims.grade[i] >= 0) counts.grades[claims.grade[i]] += 1;
  if (open(CONTRADICTED) && claims.flags[i] & DISPUTED) counts.contradicted += 1;
  if (open(OLDER) && claims.flags[i] & BACKGROUND) counts.background += 1;
  for (const [bit, column, into] of [[WEAPON, claims.weapons, counts.weapons], [TARGET, claims.targets, counts.targets]]) {
    if (open(bit)) for (let at = column.start[i]; at < column.start[i + 1]; at += 1) into[column.item[at]] += 1;
  }
  if (open(SPAN) && claims.first[i] !== NO_DAY) {
    const day = claims.last[i] === NO_DAY ? claims.first[i] : claims.last[i];
    counts.days.set(day, (counts.days.get(day) || 0) + 1);
  }
}

/** Which claims pass all filters, and counts by choice that follow the *other* filters. */
export function sift(model, state, matches) {
  const { claims, lists } = model;
  const shown = new Uint8Array(claims.n);
  const counts = {
    sources: new Uint32Array(model.sources.length), stances: new Uint32Array(lists.stances.length),
    weapons: new Uint32Array(lists.weapons.length), targets: new Uint32Array(lists.targets.length),
    levels: new Uint32Array(lists.levels.length), grades: new Uint32Array(lists.grades.length),
    contradicted: 0, background: 0, days: new Map(),
  };
  let total = 0;
  for (let i = 0; i < claims.n; i += 1) {
    const fails = failsOf(claims, state, matches, i);
    if (fails & (fails - 1)) continue; // two filters fail: it counts nowhere
    addCounts(counts, claims, i, fails);
    if (fails) continue;
    shown[i] = 1;
    total += 1;
  }
  return { shown, total, counts };
}
