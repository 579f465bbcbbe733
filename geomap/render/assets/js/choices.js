/* The filters that are lists: a choice a row, with its sign on the map, "only", and its count. */
import { button, el, said, swatch } from "./dom.js";
import { groupDigits, say } from "./words.js";

const FIRST = 8; // so many sources of a family are shown at first
const STEP = 200;

/** How many characters the largest count takes, so that no count moves another. */
export function countWidth(n) {
  return groupDigits(n).length + "ch";
}

/** A row: a checkbox with mark and words, "only", and a count. `choice` is {id, words, mark, set(on), only()}. */
export function choiceRow(choice) {
  const count = el("span", { class: "gm-count", id: choice.id + "-n" });
  const check = el("input", {
    type: "checkbox", id: choice.id, "aria-describedby": choice.id + "-n", onchange: () => choice.set(check.checked),
  });
  const only = choice.only && button("gm-onlyone", say("only"), () => choice.only(), { "aria-label": say("Only {name}", { name: choice.words }) });
  const label = el("label", { class: "gm-pick", for: choice.id }, check, choice.mark, said("span", "gm-name", choice.words));
  const node = el("div", { class: "gm-choice" + (choice.name || "") }, label, only, count);
  return {
    node,
    /** Shows whether it is chosen (true, false, or null for a part of it) and its count. */
    show(on, n) {
      check.checked = on === true;
      check.indeterminate = on === null;
      const text = groupDigits(n);
      if (count.textContent !== text) count.textContent = text;
      node.classList.toggle("gm-zero", n === 0);
    },
  };
}

/** Leaves of all keys only the wanted ones on; if they were the only ones already, all. */
export function onlyThese(off, all, wanted) {
  const next = new Set(all);
  for (const key of wanted) next.delete(key);
  const same = next.size === off.size && Array.from(next).every((key) => off.has(key));
  return same ? new Set() : next;
}

/** The stances with their strokes: the filter that is the legend as well. */
export function stanceList(app, signs) {
  const { stances } = app.model.lists;
  const all = stances.map((_, i) => i);
  const rows = stances.map(([key, words], i) => choiceRow({
    id: "gm-st-" + key, words, mark: signs.stance(key),
    set: (on) => app.change((state) => (on ? state.stancesOff.delete(i) : state.stancesOff.add(i))),
    only: () => app.change((state) => { state.stancesOff = onlyThese(state.stancesOff, all, [i]); }),
  }));
  return {
    node: el("div", { class: "gm-choices", role: "group", "aria-label": say("Stance") }, rows.map((row) => row.node)),
    update() {
      rows.forEach((row, i) => row.show(!app.state.stancesOff.has(i), app.sifted.counts.stances[i]));
    },
  };
}

/** The sources by family: [[family, [source, …]], …], those with the most claims first. */
export function sourcesByFamily(model) {
  const many = new Uint32Array(model.sources.length);
  for (const source of model.claims.source) many[source] += 1;
  const of = new Map();
  model.sources.forEach((source, i) => {
    if (!of.has(source.family)) of.set(source.family, []);
    of.get(source.family).push(i);
  });
  for (const list of of.values()) list.sort((a, b) => many[b] - many[a] || a - b);
  return Array.from(of).sort((a, b) => a[0] - b[0]);
}

/** One family: a row that stands for all its sources, and the sources under it. */
function familyGroup(app, number, keys, all) {
  const family = app.model.families[number];
  const name = family ? family.name : say("Other sources");
  const set = (wanted, on) => app.change((state) => {
    for (const key of wanted) if (on) state.sourcesOff.delete(key); else state.sourcesOff.add(key);
  });
  const only = (wanted) => app.change((state) => { state.sourcesOff = onlyThese(state.sourcesOff, all, wanted); });
  const head = choiceRow({
    id: "gm-family-" + number, words: name, mark: swatch(family), name: " gm-family-row",
    set: (on) => set(keys, on), only: () => only(keys),
  });
  const rows = [];
  const box = el("div", { class: "gm-sources" });
  const more = button("gm-more", "", () => grow(STEP));
  function grow(step) {
    for (const key of keys.slice(rows.length, rows.length + step)) {
      const row = choiceRow({
        id: "gm-source-" + key, words: app.model.sources[key].name, set: (on) => set([key], on), only: () => only([key]),
      });
      rows.push(row);
      box.append(row.node);
      row.show(!app.state.sourcesOff.has(key), app.sifted.counts.sources[key]);
    }
    more.textContent = say("{n} more", { n: groupDigits(keys.length - rows.length) });
    more.hidden = rows.length >= keys.length;
  }
  grow(keys.length <= FIRST + 2 ? keys.length : FIRST);
  return {
    node: el("div", { class: "gm-family", role: "group", "aria-label": name }, head.node, box, more),
    update() {
      const { counts } = app.sifted;
      const off = keys.reduce((n, key) => n + app.state.sourcesOff.has(key), 0);
      head.show(off === 0 ? true : off === keys.length ? false : null, keys.reduce((n, key) => n + counts.sources[key], 0));
      rows.forEach((row, i) => row.show(!app.state.sourcesOff.has(keys[i]), counts.sources[keys[i]]));
    },
  };
}

/** All sources by family, with all and none. */
export function sourceList(app) {
  const all = app.model.sources.map((_, i) => i);
  const groups = sourcesByFamily(app.model).map(([number, keys]) => familyGroup(app, number, keys, all));
  const allNone = el("span", { class: "gm-allnone" },
    button("gm-small", say("all"), () => app.change((state) => state.sourcesOff.clear()), { "aria-label": say("Show all sources") }),
    button("gm-small", say("none"), () => app.change((state) => { state.sourcesOff = new Set(all); }), { "aria-label": say("none: hide all sources") }));
  return {
    node: el("section", { class: "gm-part", "aria-labelledby": "gm-h-sources" },
      el("div", { class: "gm-part-head" }, el("h2", { id: "gm-h-sources" }, say("Sources")), allNone), groups.map((one) => one.node)),
    update() {
      for (const one of groups) one.update();
    },
  };
}

/** A folded list of things of which none chosen means any: weapons, targets. `groups` are [title|null, [[key, words], …]]. */
export function pickList(app, { id, title, groups, chosen, counts }) {
  const said_ = el("span", { class: "gm-picked" });
  const rows = [];
  const parts = groups.map(([head, items]) => el("div", { class: "gm-choices", role: "group", "aria-label": head || title },
    head ? said("h3", "gm-class", head) : null, items.map(([key, words]) => {
      const row = choiceRow({
        id: id + "-" + key, words,
        set: (on) => app.change((state) => (on ? chosen(state).add(key) : chosen(state).delete(key))),
      });
      rows.push([key, words, row]);
      return row.node;
    })));
  const any = button("gm-small", say("any"), () => app.change((state) => chosen(state).clear()), { "aria-label": say("{filter}: any", { filter: title }) });
  const box = el("details", { class: "gm-fold" }, el("summary", {}, el("h2", {}, title), said_), parts, any);
  return {
    node: box,
    update() {
      const set = chosen(app.state);
      const names = rows.filter(([key]) => set.has(key)).map(([, words]) => words);
      said_.textContent = names.length ? names.slice(0, 2).join(", ") + (names.length > 2 ? " +" + (names.length - 2) : "") : say("any");
      any.hidden = !names.length;
      for (const [key, , row] of rows) row.show(set.has(key), counts(app.sifted.counts)[key]);
    },
  };
}

/** How many claims name each thing of a list column. */
function namedBy(column, n) {
  const many = new Uint32Array(n);
  for (const one of column.item) many[one] += 1;
  return many;
}

/** The weapons by class, those named most first: [class, [[key, name], …]]; the last stands for claims that name none. */
export function weaponGroups({ lists, claims }) {
  const many = namedBy(claims.weapons, lists.weapons.length);
  const of = new Map();
  lists.weapons.forEach(([name, kind], key) => {
    const group = kind || say("of no known class");
    if (!of.has(group)) of.set(group, []);
    of.get(group).push([key, name === kind ? say("no name given") : name]);
  });
  const sum = ([, items]) => items.reduce((all, [key]) => all + many[key], 0);
  for (const items of of.values()) items.sort((a, b) => many[b[0]] - many[a[0]]);
  return [...Array.from(of).sort((a, b) => sum(b) - sum(a)), [null, [[lists.weapons.length, say("no weapon named")]]]];
}

/** The targets, those named most first, and last that a claim names none. */
export function targetItems({ lists, claims }) {
  const many = namedBy(claims.targets, lists.targets.length);
  const items = lists.targets.map((one, key) => [key, [one].flat()[0]]).sort((a, b) => many[b[0]] - many[a[0]]);
  return [...items, [lists.targets.length, say("no target named")]];
}

/** Chips of which none pressed means any: [[key, words], …]. */
export function chipList(app, { id, title, items, chosen, counts }) {
  const chips = items.map(([key, words]) => {
    const count = el("span", { class: "gm-count" });
    const node = button("gm-chip", [el("span", {}, words), count], () => app.change((state) => {
      if (!chosen(state).delete(key)) chosen(state).add(key);
    }));
    return { key, node, count };
  });
  return {
    node: el("section", { class: "gm-part", "aria-labelledby": id },
      el("h2", { id }, title), el("div", { class: "gm-chips" }, chips.map((chip) => chip.node))),
    update() {
      for (const { key, node, count } of chips) {
        const n = counts(app.sifted.counts)[key];
        node.setAttribute("aria-pressed", String(chosen(app.state).has(key)));
        node.classList.toggle("gm-zero", n === 0);
        count.textContent = groupDigits(n);
      }
    },
  };
}
