/* Which claims pass the filters, and the counts beside each choice; pure. */
import { BACKGROUND, DISPUTED, NO_DAY } from "./data.js";

/** Filters that let every claim pass; sets of numbers into the model's lists. */
export function noFilters() {
  return {
    text: "",
    sourcesOff: new Set(),
    stancesOff: new Set(),
    weaponsOn: new Set(), // empty: all, also claims that name none; the list's length stands for "none named"
    targetsOn: new Set(), // likewise
    levelsOn: new Set(),
    gradesOn: new Set(),
    contradicted: false,
    background: true,
    span: [null, null], // days since 1970-01-01
  };
}

/** Whether any filter is set. */
export function isFiltered(state) {
  const sets = [state.sourcesOff, state.stancesOff, state.weaponsOn, state.targetsOn, state.levelsOn, state.gradesOn];
  return Boolean(state.text.trim()) || state.contradicted || !state.background || state.span[0] !== null ||
    state.span[1] !== null || sets.some((set) => set.size > 0);
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
const MOST_BINS = 8192; // a claim of the year 1 must not cost a bar for each day since

/** The days of all claims in bins: {start, size (days a bin), n, undated}; n is 0 where no claim has a day. */
export function timeBins(claims) {
  let [from, to, undated] = [Infinity, -Infinity, 0];
  for (let i = 0; i < claims.n; i += 1) {
    if (claims.first[i] === NO_DAY) {
      undated += 1;
      continue;
    }
    from = Math.min(from, claims.first[i]);
    to = Math.max(to, lastDay(claims, i));
  }
  if (from > to) return { start: 0, size: 1, n: 0, undated };
  const size = Math.ceil((to - from + 1) / MOST_BINS);
  return { start: from, size, n: Math.ceil((to - from + 1) / size), undated };
}

const knownBins = new WeakMap();

/** The bins of these claims; found once. */
export function binsOf(claims) {
  if (!knownBins.has(claims)) knownBins.set(claims, timeBins(claims));
  return knownBins.get(claims);
}

function lastDay(claims, i) {
  return claims.last[i] === NO_DAY || claims.last[i] < claims.first[i] ? claims.first[i] : claims.last[i];
}

/** Whether a list column's row holds one of the chosen; `none` is chosen for an empty row. */
function holdsChosen(column, i, chosen, none) {
  const [from, to] = [column.start[i], column.start[i + 1]];
  if (from === to) return chosen.has(none);
  for (let at = from; at < to; at += 1) if (chosen.has(column.item[at])) return true;
  return false;
}

/** Whether a claim's days touch the chosen span; where a bound is not known, it may. */
function inSpan(claims, i, [from, to]) {
  if (from !== null && claims.last[i] !== NO_DAY && claims.last[i] < from) return false;
  return !(to !== null && claims.first[i] !== NO_DAY && claims.first[i] > to);
}

/** The filters that claim i fails, as bits. */
function failsOf(model, state, matches, i) {
  const { claims, lists } = model;
  let fails = 0;
  if (matches && !matches[i]) fails |= TEXT;
  if (!inSpan(claims, i, state.span)) fails |= SPAN;
  if (state.sourcesOff.size && state.sourcesOff.has(claims.source[i])) fails |= SOURCE;
  if (state.stancesOff.size && state.stancesOff.has(claims.stance[i])) fails |= STANCE;
  if (state.weaponsOn.size && !holdsChosen(claims.weapons, i, state.weaponsOn, lists.weapons.length)) fails |= WEAPON;
  if (state.targetsOn.size && !holdsChosen(claims.targets, i, state.targetsOn, lists.targets.length)) fails |= TARGET;
  if (state.levelsOn.size && !state.levelsOn.has(claims.level[i])) fails |= LEVEL;
  if (state.gradesOn.size && !state.gradesOn.has(claims.grade[i])) fails |= GRADE;
  if (state.contradicted && !(claims.flags[i] & DISPUTED)) fails |= CONTRADICTED;
  if (!state.background && claims.flags[i] & BACKGROUND) fails |= OLDER;
  return fails;
}

/** Adds one for each thing that the row lists, once each; the last count is of rows that list none. */
function addListed(column, i, counts) {
  const [from, to] = [column.start[i], column.start[i + 1]];
  if (from === to) counts[counts.length - 1] += 1;
  for (let at = from; at < to; at += 1) {
    let first = from;
    while (column.item[first] !== column.item[at]) first += 1;
    if (first === at) counts[column.item[at]] += 1;
  }
}

/** Adds one to a claim's counts in every list whose own filter is the only one that it may fail. */
function addCounts(counts, claims, i, fails) {
  if (!(fails & ~SOURCE)) counts.sources[claims.source[i]] += 1;
  if (!(fails & ~STANCE)) counts.stances[claims.stance[i]] += 1;
  if (!(fails & ~LEVEL)) counts.levels[claims.level[i]] += 1;
  if (!(fails & ~GRADE) && claims.grade[i] >= 0) counts.grades[claims.grade[i]] += 1;
  if (!(fails & ~CONTRADICTED) && claims.flags[i] & DISPUTED) counts.contradicted += 1;
  if (!(fails & ~OLDER) && claims.flags[i] & BACKGROUND) counts.background += 1;
  if (!(fails & ~WEAPON)) addListed(claims.weapons, i, counts.weapons);
  if (!(fails & ~TARGET)) addListed(claims.targets, i, counts.targets);
  if (!(fails & ~SPAN)) addDays(counts.days, claims, i);
}

/** Notes where the claim's days begin and end; `summed` makes counts of it. */
function addDays(days, claims, i) {
  if (claims.first[i] === NO_DAY) return;
  const { start, size } = binsOf(claims);
  days[Math.floor((claims.first[i] - start) / size)] += 1;
  days[Math.floor((lastDay(claims, i) - start) / size) + 1] -= 1;
}

/** For each bin the number of claims whose days touch it. */
function summed(days) {
  for (let i = 1; i < days.length; i += 1) days[i] += days[i - 1];
  return days.subarray(0, days.length - 1);
}

/** Which claims pass all filters, and counts by choice that follow the *other* filters. */
export function sift(model, state, matches) {
  const { claims, lists } = model;
  const shown = new Uint8Array(claims.n);
  const counts = {
    sources: new Uint32Array(model.sources.length), stances: new Uint32Array(lists.stances.length),
    weapons: new Uint32Array(lists.weapons.length + 1), targets: new Uint32Array(lists.targets.length + 1),
    levels: new Uint32Array(lists.levels.length), grades: new Uint32Array(lists.grades.length),
    contradicted: 0, background: 0, days: new Int32Array(binsOf(claims).n + 1),
  };
  let total = 0;
  for (let i = 0; i < claims.n; i += 1) {
    const fails = failsOf(model, state, matches, i);
    if (fails & (fails - 1)) continue; // two filters fail: it counts nowhere
    addCounts(counts, claims, i, fails);
    if (fails) continue;
    shown[i] = 1;
    total += 1;
  }
  counts.days = summed(counts.days);
  return { shown, total, counts };
}
