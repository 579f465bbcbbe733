/* The page's own script. Every string of the payload is a stranger's: it reaches the page only as text. */
(function () {
"use strict";

const STEP = 200; // rows a list shows at once
const MOST_BADGES = 400; // buttons on the map at once; further places are drawn as plain dots
const ANGLES = [45, 135, 0, 90, 20, 110, 70, 160];
const STANCES = [
  ["confirmed", "confirmed (the text says so)"],
  ["claimed", "claimed"],
  ["alleged", "alleged"],
  ["denied", "denied"],
  ["not_confirmed", "not confirmed, no comment"],
];
const ROLES = { target: "target", launch: "launched from", debris: "debris" };
const WHOLE = new Set(["country", "sea"]); // an outline only: a hatch would drown all else
const SVG = "http://www.w3.org/2000/svg";

/* ---------- pure functions: no document, tested by node ---------- */

/** The number with commas between thousands. */
function groupDigits(n) {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** "1 claim", "2 claims". */
function plural(n, noun) {
  return groupDigits(n) + " " + noun + (n === 1 ? "" : "s");
}

/** The text as it is compared in a search: case and marks above letters do not count. */
function fold(text) {
  const lower = String(text).toLowerCase();
  return /[^\x00-\x7f]/.test(lower) ? lower.normalize("NFKD").replace(/\p{M}/gu, "") : lower;
}

/** {href, host} where the text is a web address that may be linked, else null. */
function safeUrl(text) {
  if (typeof text !== "string" || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    return url.host ? { href: url.href, host: url.host } : null;
  } catch (fault) {
    if (fault instanceof TypeError) return null;
    throw fault;
  }
}

/** The colour if it is a plain hex colour, else grey. */
function safeColor(text) {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text || "") ? text : "#6b6b6b";
}

/** Black or white, whichever is easier to read on the colour (WCAG relative luminance). */
function inkOn(color) {
  const short = color.length === 4;
  const part = (i) => {
    const hex = short ? color[i + 1].repeat(2) : color.slice(1 + 2 * i, 3 + 2 * i);
    const v = parseInt(hex, 16) / 255;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  };
  const light = 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
  return light > 0.179 ? "#000000" : "#ffffff";
}

/** All that a search looks at in one claim, folded. */
function haystack(claim, sourceName) {
  const parts = [claim.id, claim.headline, claim.date, claim.stance_words, claim.form_words, sourceName];
  parts.push(...(claim.quotes || []), ...(claim.weapons || []), ...(claim.targets || []), ...(claim.effects || []));
  for (const link of claim.chain || []) parts.push(link.name);
  for (const place of claim.places || []) parts.push(place.text, place.words);
  const doc = claim.document || {};
  parts.push(doc.title, doc.publisher, doc.path);
  return fold(parts.filter(Boolean).join("\n"));
}

/** Which claims pass all filters, and counts by source and stance that follow the *other* filters. */
function sift(claims, state, hay) {
  const shown = new Uint8Array(claims.length);
  const bySource = new Map();
  const byStance = new Map();
  let total = 0;
  let contradicted = 0;
  const add = (map, key) => map.set(key, (map.get(key) || 0) + 1);
  for (let i = 0; i < claims.length; i += 1) {
    const claim = claims[i];
    if (state.words.length && !state.words.every((word) => hay(i).includes(word))) continue;
    if (!inSpan(claim.when, state.span)) continue;
    const source = !state.sourcesOff.has(claim.source);
    const stance = !state.stancesOff.has(claim.stance);
    if (source && stance && claim.disputed) contradicted += 1;
    if (state.contradicted && !claim.disputed) continue;
    if (stance) add(bySource, claim.source);
    if (source) add(byStance, claim.stance);
    if (source && stance) {
      shown[i] = 1;
      total += 1;
    }
  }
  return { shown, bySource, byStance, total, contradicted };
}

/** Whether a claim's days touch the chosen span; where a bound is not known, it may. */
function inSpan(when, span) {
  if (!span || !when) return true;
  const [first, last] = when;
  return !(span[0] && last && last < span[0]) && !(span[1] && first && first > span[1]);
}

/** The days in short: "2024-11-18 to 2024-11-19", or that no day is stated. */
function shortDays(when, words) {
  if (!when) return words || "";
  const [first, last] = when;
  if (!first) return last ? "day not stated, until " + last : "day not stated";
  return !last || first === last ? first : first + " to " + last;
}

/** [day, number of claims whose last possible day it is], for the bars above the date fields. */
function histogram(claims, shown, most) {
  const days = new Map();
  for (let i = 0; i < claims.length; i += 1) {
    const when = claims[i].when;
    const day = when && when[0] && (when[1] || when[0]);
    if (day && shown[i]) days.set(day, (days.get(day) || 0) + 1);
  }
  return Array.from(days).sort((a, b) => (a[0] < b[0] ? -1 : 1)).slice(-most);
}

/** For each shape the [claim, role] pairs that are drawn there. */
function indexShapes(shapes, claims) {
  const at = new Map();
  claims.forEach((claim, i) => {
    if (!claim.drawn || claim.stance === "not_confirmed") return;
    const seen = new Set();
    for (const place of claim.places || []) {
      const mark = place.shape + " " + place.role;
      if (place.shape === null || !shapes.has(place.shape) || seen.has(mark)) continue;
      seen.add(mark);
      if (!at.has(place.shape)) at.set(place.shape, []);
      at.get(place.shape).push([i, ROLES[place.role] ? place.role : "target"]);
    }
  });
  return at;
}

/** What one shape shows now: counts by family, one mark a family and role, stances; null if nothing. */
function summarise(pairs, claims, shown, familyOf) {
  const sum = {
    n: 0, families: new Map(), marks: new Map(), stances: new Set(), roles: new Set(),
    disputed: false, background: true, claims: [],
  };
  const counted = new Set();
  for (const [i, role] of pairs) {
    if (!shown[i]) continue;
    const claim = claims[i];
    const family = familyOf(claim.source);
    const key = family + " " + role;
    const mark = sum.marks.get(key) || { family, role, source: claim.source, disputed: false };
    mark.disputed = mark.disputed || Boolean(claim.disputed);
    sum.marks.set(key, mark);
    sum.roles.add(role);
    if (counted.has(i)) continue;
    counted.add(i);
    sum.n += 1;
    sum.claims.push(i);
    sum.families.set(family, (sum.families.get(family) || 0) + 1);
    sum.stances.add(claim.stance);
    sum.disputed = sum.disputed || Boolean(claim.disputed);
    sum.background = sum.background && Boolean(claim.background);
  }
  return sum.n ? sum : null;
}

/** The shown claims cut into what is on the map, what is not, and silences and refusals. */
function sections(claims, shown) {
  const cut = { drawn: [], undrawn: [], silent: [] };
  for (let i = 0; i < claims.length; i += 1) {
    if (!shown[i]) continue;
    if (claims[i].stance === "not_confirmed") cut.silent.push(i);
    else if (claims[i].drawn) cut.drawn.push(i);
    else cut.undrawn.push(i);
  }
  return cut;
}

/** [lon, lat, lon, lat, …] as Leaflet's [lat, lon] pairs. */
function toLatLngs(flat) {
  const out = [];
  for (let i = 0; i + 1 < flat.length; i += 2) out.push([flat[i + 1], flat[i]]);
  return out;
}

/** [south, west, north, east] of a shape. */
function boundsOf(shape) {
  if (shape.kind === "disc") {
    const north = shape.radius_m / 111195;
    const east = north / Math.max(0.01, Math.cos((shape.center[1] * Math.PI) / 180));
    const [lon, lat] = shape.center;
    return [lat - north, lon - east, lat + north, lon + east];
  }
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of shape.rings) {
    for (let i = 0; i + 1 < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i + 1]);
      box[1] = Math.min(box[1], ring[i]);
      box[2] = Math.max(box[2], ring[i + 1]);
      box[3] = Math.max(box[3], ring[i]);
    }
  }
  return box;
}

/** Whether the box [south, west, north, east] holds a corner of the area, or lies inside it. */
function touchesArea(rings, box) {
  const y = (box[0] + box[2]) / 2;
  const x = (box[1] + box[3]) / 2;
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i + 1 < ring.length; j = i, i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (y1 >= box[0] && y1 <= box[2] && x1 >= box[1] && x1 <= box[3]) return true;
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** The first offset at which the box overlaps none of those taken, else null; takes the place. */
function findRoom(taken, box, offsets, room) {
  for (const [dx, dy] of offsets) {
    const at = [box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy];
    if (room && (at[0] < room[0] || at[1] < room[1] || at[2] > room[2] || at[3] > room[3])) continue;
    if (taken.every((o) => at[2] < o[0] || at[0] > o[2] || at[3] < o[1] || at[1] > o[3])) {
      taken.push(at);
      return [dx, dy];
    }
  }
  return null;
}

/** The claim's id in a location hash, else null. */
function claimInHash(hash) {
  const found = /^#claim=(.+)$/.exec(hash || "");
  if (!found) return null;
  try {
    return decodeURIComponent(found[1]);
  } catch (fault) {
    if (fault instanceof URIError) return null;
    throw fault;
  }
}

const pure = {
  groupDigits, plural, fold, safeUrl, safeColor, inkOn, haystack, sift, inSpan, shortDays, histogram, indexShapes,
  summarise, sections, toLatLngs, boundsOf, touchesArea, findRoom, claimInHash,
};
if (typeof module !== "undefined") module.exports = pure;
if (typeof document === "undefined") return;

/* ---------- elements ---------- */

/** An element; options are attributes (`on…` functions are listeners), children are text or nodes. */
function el(tag, options, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(options || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (key === "class") node.className = value;
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) node.append(child);
  }
  return node;
}

/** An element that holds a stranger's text, which sets its own direction. */
function said(tag, name, text) {
  return el(tag, { class: name || null, dir: "auto" }, text === null || text === undefined ? "" : String(text));
}

function vector(tag, options, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(options)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

function button(name, label, act, options) {
  return el("button", Object.assign({ type: "button", class: name, onclick: act }, options), label);
}

const pill = (name, text) => el("span", { class: "gm-pill " + name }, text);

/* ---------- the page ---------- */

function start() {
  const payload = document.getElementById("geomap-data");
  const main = document.getElementById("gm-main");
  if (!payload || !main || main.dataset.started) return;
  main.dataset.started = "yes";
  const data = JSON.parse(payload.textContent);
  const claims = data.claims || [];
  const events = data.events || [];
  const families = data.families || [];
  const sources = new Map((data.sources || []).map((s) => [s.key, s]));
  const shapes = new Map(Object.entries(data.shapes || {}));
  const familyIndex = new Map(families.map((f, i) => [f.key, i]));
  const familyOf = (source) => {
    const known = sources.get(source);
    const index = known ? familyIndex.get(known.family) : undefined;
    return index === undefined ? -1 : index;
  };
  const nobody = { name: "Other", color: "#6b6b6b", dark: "#b0b0b0", letter: "?" };
  const family = (i) => families[i] || nobody;
  const claimAt = new Map(claims.map((c, i) => [c.id, i]));
  const eventAt = new Map(events.map((e, i) => [e.id, i]));
  const at = indexShapes(shapes, claims);
  const boxes = new Map(Array.from(at.keys(), (key) => [key, boundsOf(shapes.get(key))]));
  const hays = new Array(claims.length);
  const sourceName = (key) => (sources.get(key) || { name: key }).name;
  const hay = (i) => hays[i] || (hays[i] = haystack(claims[i], sourceName(claims[i].source)));

  const darkQuery = window.matchMedia("(prefers-color-scheme: dark)");
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const phone = window.matchMedia("(max-width: 700px)");
  const colorOf = (i) => safeColor(darkQuery.matches ? family(i).dark || family(i).color : family(i).color);
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const state = { sourcesOff: new Set(), stancesOff: new Set(), words: [], contradicted: false, span: null };
  let sifted = sift(claims, state, hay);
  let sums = new Map();
  let tab = "sources";

  /* ----- hatches and glyphs ----- */
  const defs = vector("defs", {});
  document.body.append(vector("svg", { class: "gm-defs", width: 0, height: 0, "aria-hidden": "true" }, defs));

  function makeHatches() {
    defs.replaceChildren();
    for (let i = -1; i < families.length; i += 1) {
      const angle = ANGLES[(i + ANGLES.length) % ANGLES.length];
      defs.append(vector("pattern", {
        id: "gm-hatch-" + (i + 1), width: 11, height: 11, patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(" + angle + ")",
      }, vector("line", { x1: 0, y1: 5.5, x2: 11, y2: 5.5, stroke: colorOf(i), "stroke-width": 1.5 })));
    }
  }
  const hatch = (i) => "url(#gm-hatch-" + (i + 1) + ")";

  function swatch(i) {
    const color = colorOf(i);
    const letter = String(family(i).letter || "").slice(0, 2);
    const node = el("span", { class: "gm-swatch" + (letter.length > 1 ? " gm-two" : ""), "aria-hidden": "true" }, letter);
    node.style.setProperty("background-color", color);
    node.style.setProperty("color", inkOn(color));
    return node;
  }

  function hatchSwatch(i) {
    return vector("svg", { class: "gm-hatchbox", width: 26, height: 16, "aria-hidden": "true" }, vector("rect", {
      x: 1, y: 1, width: 24, height: 14, fill: hatch(i), stroke: colorOf(i), "stroke-dasharray": "4 2",
    }));
  }

  const arc = (r, from, to) => {
    const point = (turn) => {
      const a = 2 * Math.PI * turn - Math.PI / 2;
      return (20 + r * Math.cos(a)).toFixed(2) + " " + (20 + r * Math.sin(a)).toFixed(2);
    };
    return "M" + point(from) + "A" + r + " " + r + " 0 " + (to - from > 0.5 ? 1 : 0) + " 1 " + point(to);
  };

  /** The mark at a disc's centre: shape by role, edge by stance, colour by family. */
  function glyph(sum) {
    const ink = css("--gm-ink");
    const paper = css("--gm-paper");
    const [[first]] = sum.families;
    const color = colorOf(first);
    const stance = sum.stances.size === 1 ? Array.from(sum.stances)[0] : "mixed";
    const role = sum.roles.has("target") ? "target" : Array.from(sum.roles)[0];
    const svg = vector("svg", { viewBox: "0 0 40 40", width: 40, height: 40, "aria-hidden": "true" });
    const edge = { fill: "none", stroke: sum.background ? css("--gm-faint") : ink, "stroke-width": 1.5 };
    if (stance === "alleged") edge["stroke-dasharray"] = "3 2.5";
    let inside = color;
    if (role === "launch") {
      svg.append(vector("path", Object.assign({}, edge, {
        d: "M20 7L33 30L7 30Z", fill: paper, stroke: color, "stroke-width": 2.5, "stroke-linejoin": "round",
      })));
      inside = paper;
    } else if (role === "debris") {
      svg.append(vector("circle", {
        cx: 20, cy: 20, r: 12, fill: paper, stroke: color, "stroke-width": 3, "stroke-dasharray": "0.1 5",
        "stroke-linecap": "round",
      }));
      inside = paper;
    } else if (sum.families.size > 1) {
      svg.append(vector("circle", { cx: 20, cy: 20, r: 13, fill: paper }));
      let turn = 0;
      for (const [f, n] of Array.from(sum.families).sort((a, b) => a[0] - b[0])) {
        const next = turn + n / sum.n;
        svg.append(vector("path", {
          d: arc(10.5, turn + 0.008, next - 0.008), fill: "none", stroke: colorOf(f), "stroke-width": 5,
        }));
        turn = next;
      }
      svg.append(vector("circle", Object.assign({ cx: 20, cy: 20, r: 13.5 }, edge)));
      inside = paper;
    } else {
      svg.append(vector("circle", { cx: 20, cy: 20, r: 12, fill: color }));
      svg.append(vector("circle", Object.assign({ cx: 20, cy: 20, r: 12.5 }, edge)));
    }
    if (stance === "confirmed") svg.append(vector("circle", { cx: 20, cy: 20, r: 16, fill: "none", stroke: ink, "stroke-width": 1.5 }));
    if (stance === "denied") svg.append(vector("path", { d: "M9 9L31 31M31 9L9 31", stroke: ink, "stroke-width": 2 }));
    if (sum.disputed) {
      svg.append(vector("circle", {
        cx: 20, cy: 20, r: 18, fill: "none", stroke: css("--gm-alarm"), "stroke-width": 2, "stroke-dasharray": "5 3",
      }));
    }
    const label = sum.families.size > 1 || sum.n > 1 ? groupDigits(sum.n) : String(family(first).letter || "").slice(0, 2);
    svg.append(vector("text", {
      x: 20, y: role === "launch" ? 27 : 24.3, "text-anchor": "middle", "font-size": label.length > 2 ? 9 : 12,
      "font-weight": 700, fill: inside === paper ? ink : inkOn(inside),
    }, label));
    return svg;
  }

  /* ----- panel ----- */
  const status = el("p", { class: "gm-status", role: "status" });
  const panels = {};
  const tabs = {};
  const tabList = el("div", { class: "gm-tabs", role: "tablist", "aria-label": "Views" });
  const panel = el("aside", { class: "gm-panel", "aria-label": "Filters and lists" }, tabList, status);
  for (const [key, words] of [["map", "Map"], ["sources", "Sources"], ["events", "Strikes"], ["claims", "Claims"]]) {
    tabs[key] = button("gm-tab", words, () => showTab(key), {
      id: "gm-tab-" + key, role: "tab", "aria-controls": "gm-panel-" + key, onkeydown: moveTab,
    });
    panels[key] = el("div", {
      id: "gm-panel-" + key, class: "gm-tabpanel", role: "tabpanel", "aria-labelledby": "gm-tab-" + key,
    });
    tabList.append(tabs[key]);
    panel.append(panels[key]);
  }

  function shownTabs() {
    return Object.keys(tabs).filter((key) => key !== "map" || phone.matches);
  }

  function moveTab(press) {
    const keys = shownTabs();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[press.key];
    if (!step) return;
    press.preventDefault();
    const next = keys[(keys.indexOf(tab) + step + keys.length) % keys.length];
    showTab(next);
    tabs[next].focus();
  }

  function showTab(key) {
    tab = key;
    for (const name of Object.keys(tabs)) {
      tabs[name].setAttribute("aria-selected", String(name === key));
      tabs[name].tabIndex = name === key ? 0 : -1;
      panels[name].hidden = name !== key;
    }
    document.documentElement.classList.toggle("gm-map-only", key === "map");
    fillLists();
  }

  /** Rows of a list, 200 at a time. */
  function windowed(items, row) {
    const list = el("ul", { class: "gm-rows" });
    const box = el("div", {}, list);
    let done = 0;
    const more = button("gm-more", "", () => {
      const first = grow();
      if (first) (first.querySelector("button, summary, input") || first).focus();
    });
    function grow() {
      let first = null;
      for (const item of items.slice(done, done + STEP)) {
        const node = el("li", {}, row(item));
        first = first || node;
        list.append(node);
      }
      done = Math.min(items.length, done + STEP);
      more.textContent = "Show more (" + groupDigits(items.length - done) + " left)";
      if (done >= items.length) more.remove();
      return first;
    }
    grow();
    if (done < items.length) box.append(more);
    return box;
  }

  const checks = new Map();
  const counts = new Map();
  const chips = new Map();

  function setSources(keys, on) {
    for (const key of keys) {
      if (on) state.sourcesOff.delete(key);
      else state.sourcesOff.add(key);
      if (checks.has(key)) checks.get(key).checked = on;
    }
    update();
  }

  function allNone(keys, of) {
    return el("span", { class: "gm-allnone" },
      button("gm-small", "All", () => setSources(keys, true), { "aria-label": "Show all sources" + of }),
      button("gm-small", "None", () => setSources(keys, false), { "aria-label": "Hide all sources" + of }));
  }

  function sourceRow(source) {
    const check = el("input", { type: "checkbox", onchange: () => setSources([source.key], check.checked) });
    check.checked = !state.sourcesOff.has(source.key);
    const count = el("span", { class: "gm-count" }, groupDigits(sifted.bySource.get(source.key) || 0));
    checks.set(source.key, check);
    counts.set(source.key, count);
    return el("label", { class: "gm-source" }, check, swatch(familyOf(source.key)), said("span", "gm-name", source.name), count);
  }

  function makeFilters() {
    const box = panels.sources;
    box.replaceChildren();
    checks.clear();
    counts.clear();
    chips.clear();
    let timer = 0;
    const search = el("input", {
      type: "search", id: "gm-search", placeholder: "weapon, place, words of a quote", autocomplete: "off",
      oninput: () => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          state.words = fold(search.value).split(/\s+/).filter(Boolean);
          update();
        }, 120);
      },
    });
    const only = el("input", { type: "checkbox", id: "gm-only", onchange: () => { state.contradicted = only.checked; update(); } });
    only.checked = state.contradicted;
    counts.set("only", el("span", { class: "gm-count" }));
    box.append(el("div", { class: "gm-field" }, el("label", { for: "gm-search" }, "Search"), search));
    const stances = el("div", { class: "gm-chips", role: "group", "aria-label": "Stance" });
    for (const [key, words] of STANCES) {
      const count = el("span", { class: "gm-count" });
      const chip = button("gm-chip gm-st-" + key, [words, count], () => {
        if (!state.stancesOff.delete(key)) state.stancesOff.add(key);
        chip.setAttribute("aria-pressed", String(!state.stancesOff.has(key)));
        update();
      }, { "aria-pressed": String(!state.stancesOff.has(key)) });
      chips.set(key, [chip, count]);
      stances.append(chip);
    }
    box.append(el("div", { class: "gm-field" }, el("h2", {}, "Stance"), stances));
    box.append(el("label", { class: "gm-only" }, only, el("span", { class: "gm-name" }, "Only contradictions"), counts.get("only")));
    makeDates(box);
    const every = Array.from(sources.keys());
    box.append(el("div", { class: "gm-head2" }, el("h2", {}, "Sources"), allNone(every, "")));
    for (let i = -1; i < families.length; i += 1) {
      const own = Array.from(sources.values()).filter((s) => familyOf(s.key) === i);
      if (!own.length) continue;
      const name = said("span", "gm-name", family(i).name);
      box.append(el("div", { class: "gm-family", role: "group", "aria-label": family(i).name },
        el("h3", {}, hatchSwatch(i), name, allNone(own.map((s) => s.key), " of " + family(i).name)),
        windowed(own, sourceRow)));
    }
    box.append(legend());
  }

  const bars = el("div", { class: "gm-bars", "aria-hidden": "true" });
  function makeDates(box) {
    const days = claims.flatMap((c) => (c.when || []).filter(Boolean)).reduce(
      (span, day) => [day < span[0] ? day : span[0], day > span[1] ? day : span[1]], ["~", ""]);
    if (!days[1] || days[0] === days[1]) return;
    const fields = ["From", "to"].map((words, i) => {
      const field = el("input", {
        type: "date", id: "gm-day-" + i, min: days[0], max: days[1],
        onchange: () => {
          state.span = state.span || [null, null];
          state.span[i] = field.value || null;
          update();
        },
      });
      if (state.span && state.span[i]) field.value = state.span[i];
      return el("span", {}, el("label", { for: "gm-day-" + i }, words), field);
    });
    box.append(el("div", { class: "gm-field" }, el("h2", {}, "Day of the strike"), bars, el("div", { class: "gm-days" }, fields)));
  }

  function drawBars() {
    const days = histogram(claims, sifted.shown, 60);
    const top = Math.max(1, ...days.map((d) => d[1]));
    bars.replaceChildren(...days.map(([day, n]) => {
      const bar = el("span", { title: day + ": " + plural(n, "claim") });
      bar.style.setProperty("height", Math.max(8, Math.round((100 * n) / top)) + "%");
      return bar;
    }));
  }

  function legend() {
    const f = families.length ? 0 : -1;
    const sample = (over) => glyph(Object.assign({
      n: 1, families: new Map([[f, 1]]), stances: new Set(["claimed"]), roles: new Set(["target"]),
      disputed: false, background: false,
    }, over));
    const rows = [
      [sample({}), "claimed: a solid edge; the letter is the source's family"],
      [sample({ stances: new Set(["alleged"]) }), "alleged: a dashed edge"],
      [sample({ stances: new Set(["confirmed"]) }), "“the text says confirmed”: a double ring"],
      [sample({ stances: new Set(["denied"]) }), "denied: crossed"],
      [sample({ disputed: true }), "contradicted by another source: a red dashed ring"],
      [sample({ background: true }), "an earlier strike, told as background: a pale edge"],
      [sample({ roles: new Set(["launch"]) }), "launched from here: an open triangle"],
      [sample({ roles: new Set(["debris"]) }), "debris fell here, no hit: a dotted outline"],
    ];
    if (families.length > 1) rows.push([sample({ n: 4, families: new Map([[0, 2], [1, 2]]) }), "several sources: a ring by family, with the number of claims"]);
    rows.push([hatchSwatch(f), "hatched area: the text says no more than this area; its label is no place"]);
    rows.push([vector("svg", { class: "gm-hatchbox", width: 26, height: 16, "aria-hidden": "true" }, vector("rect", {
      x: 1, y: 1, width: 24, height: 14, fill: "none", stroke: colorOf(f), "stroke-dasharray": "7 4",
    })), "a dashed outline alone: the text names only the country or sea"]);
    return el("details", { class: "gm-legend", open: true }, el("summary", {}, "How to read the marks"),
      el("ul", {}, rows.map(([mark, words]) => el("li", {}, el("span", { class: "gm-mark" }, mark), words))));
  }

  /* ----- lists ----- */
  function pills(claim) {
    const out = [pill("gm-st-" + stanceKey(claim.stance), claim.stance_words || claim.stance)];
    if (claim.disputed) out.push(pill("gm-alarm", "contradicted"));
    if (claim.background) out.push(pill("gm-quiet", "earlier strike"));
    if (claim.copy_of) out.push(pill("gm-quiet", "copy"));
    return out;
  }
  const stanceKey = (stance) => (STANCES.some(([key]) => key === stance) ? stance : "claimed");

  function claimSummary(claim, reason) {
    const meta = [sourceName(claim.source), shortDays(claim.when, claim.date)].filter(Boolean).join(" · ");
    return [swatch(familyOf(claim.source)), el("span", { class: "gm-rowtext" },
      said("span", "gm-headline", claim.headline), said("span", "gm-meta", meta),
      el("span", { class: "gm-pills" }, pills(claim)), reason ? said("span", "gm-reason", reason) : null)];
  }

  function claimRow(i, reason) {
    const claim = claims[i];
    return button("gm-row", claimSummary(claim, reason), () => openClaim(i), { "data-claim": claim.id });
  }

  function eventRow(i) {
    const event = events[i];
    const n = (event.contradictions || []).length;
    return button("gm-row", [el("span", { class: "gm-rowtext" }, said("span", "gm-headline", event.title),
      said("span", "gm-meta", [event.date, event.place].filter(Boolean).join(" · ")),
      said("span", "gm-meta", event.origins),
      el("span", { class: "gm-pills" }, pill("gm-quiet", plural((event.claims || []).length, "claim")),
        n ? pill("gm-alarm", plural(n, "contradiction")) : null))], () => openEvent(i), { "data-event": event.id });
  }

  function section(title, items, row, note) {
    if (!items.length) return null;
    return el("section", {}, el("h2", {}, title, el("span", { class: "gm-count" }, groupDigits(items.length))),
      note ? el("p", { class: "gm-note" }, note) : null, windowed(items, row));
  }

  function fillLists() {
    const empty = el("p", { class: "gm-note" }, "No claim passes the filters.");
    if (tab === "claims") {
      const cut = sections(claims, sifted.shown);
      const made = [
        section("On the map", cut.drawn, (i) => claimRow(i)),
        section("Not on the map", cut.undrawn, (i) => claimRow(i, claims[i].why_not_drawn)),
        section("Silences and refusals", cut.silent, (i) => claimRow(i, claims[i].form_words),
          "Noted, never drawn and never counted as support."),
      ].filter(Boolean);
      panels.claims.replaceChildren(...(made.length ? made : [empty]));
    } else if (tab === "events") {
      const live = [];
      events.forEach((event, i) => {
        if (state.contradicted && !(event.contradictions || []).length) return;
        if ((event.claims || []).some((id) => claimAt.has(id) && sifted.shown[claimAt.get(id)])) live.push(i);
      });
      panels.events.replaceChildren(section("Strikes", live, eventRow) || empty);
    }
  }

  function showCounts() {
    for (const [key, node] of counts) {
      if (key !== "only") node.textContent = groupDigits(sifted.bySource.get(key) || 0);
    }
    counts.get("only").textContent = groupDigits(sifted.contradicted);
    for (const [key, [chip, count]] of chips) {
      const n = sifted.byStance.get(key) || 0;
      count.textContent = groupDigits(n);
      chip.classList.toggle("gm-none", n === 0);
    }
    const cut = sections(claims, sifted.shown);
    const words = [groupDigits(sifted.total) + " of " + plural(claims.length, "claim") + " shown"];
    if (cut.undrawn.length) words.push(groupDigits(cut.undrawn.length) + " not on the map");
    if (cut.silent.length) words.push(groupDigits(cut.silent.length) + " silent or refused");
    if (data.as_of) words.push("as of " + data.as_of);
    status.textContent = words.join(" · ");
    drawBars();
  }

  /* ----- sheet ----- */
  const sheetTitle = el("h2", { class: "gm-sheet-title", tabindex: -1, id: "gm-sheet-title", dir: "auto" });
  const sheetBody = el("div", { class: "gm-sheet-body" });
  const sheetBack = button("gm-small", "‹ Back", goBack, { hidden: true });
  const sheet = el("aside", { class: "gm-sheet", role: "dialog", "aria-labelledby": "gm-sheet-title", hidden: true },
    el("div", { class: "gm-sheet-bar" }, sheetBack, button("gm-close", "×", closeSheet, { "aria-label": "Close" })),
    sheetTitle, sheetBody);
  let opener = null;
  let trail = [];

  function openSheet(again, title, nodes) {
    if (sheet.hidden) {
      opener = document.activeElement;
      trail = [];
    }
    trail.push(again);
    sheetBack.hidden = trail.length < 2;
    sheetTitle.textContent = title || "";
    sheetBody.replaceChildren(...nodes.filter(Boolean));
    sheet.hidden = false;
    sheet.scrollTop = 0;
    document.documentElement.classList.add("gm-sheet-open");
    sheetTitle.focus({ preventScroll: true });
  }

  function goBack() {
    trail.pop();
    const again = trail.pop();
    if (again) again();
  }

  function closeSheet() {
    if (sheet.hidden) return;
    sheet.hidden = true;
    document.documentElement.classList.remove("gm-sheet-open");
    setHash("");
    const key = opener && opener.dataset ? opener.dataset.shape : null;
    let target = opener && opener.isConnected ? opener : null;
    if (!target && key) target = Array.from(document.querySelectorAll("[data-shape]")).find((n) => n.dataset.shape === key);
    (target || (map ? map.getContainer() : tabs[tab])).focus({ preventScroll: true });
  }

  document.addEventListener("keydown", (press) => {
    if (press.key === "Escape") closeSheet();
  });

  function setHash(id) {
    const hash = id ? "#claim=" + encodeURIComponent(id) : " ";
    try {
      history.replaceState(null, "", id ? hash : location.pathname + location.search);
    } catch (fault) {
      if (!(fault instanceof DOMException)) throw fault; // in a sandboxed frame the address is not ours
    }
  }

  function openShape(key) {
    const shape = shapes.get(key);
    const sum = sums.get(key);
    if (!shape || !sum) return;
    const nodes = [
      el("p", { class: "gm-precision" }, pill("gm-quiet", shape.level), said("span", "", shape.note)),
      el("p", { class: "gm-note" }, plural(sum.n, "claim") + " here" + (sum.disputed ? (sum.n > 1 ? ", some contradicted" : ", contradicted") : "")),
      windowed(sum.claims, (i) => folded(i, sum.n === 1)),
    ];
    openSheet(() => openShape(key), shape.name, nodes);
    if (map) map.panInside(anchor(shape), { paddingTopLeft: [60, 60], paddingBottomRight: [beside(), 60], animate: !still });
  }

  /** A claim that opens in place. */
  function folded(i, open) {
    const claim = claims[i];
    const box = el("details", { class: "gm-claim", "data-claim": claim.id }, el("summary", {}, claimSummary(claim)));
    let made = false;
    const make = () => {
      if (!made) box.append(...claimNodes(claim));
      made = true;
    };
    if (open) {
      make();
      box.open = true;
    }
    box.addEventListener("toggle", () => {
      if (!box.open) return;
      make();
      setHash(claim.id);
    });
    return box;
  }

  function openClaim(i) {
    const claim = claims[i];
    openSheet(() => openClaim(i), claim.headline, [
      el("p", { class: "gm-byline" }, swatch(familyOf(claim.source)), said("span", "", sourceName(claim.source)), ...pills(claim)),
      ...claimNodes(claim),
    ]);
    setHash(claim.id);
    const place = (claim.places || []).find((p) => p.shape !== null && shapes.has(p.shape));
    if (place && claim.drawn && !WHOLE.has(shapes.get(place.shape).level)) lookAt(place.shape);
  }

  function openEvent(i) {
    const event = events[i];
    const facts = [["When", event.date], ["Where", event.place], ["Origins", event.origins]].filter((f) => f[1]);
    openSheet(() => openEvent(i), event.title, [
      el("dl", { class: "gm-facts" }, facts.flatMap(([k, v]) => [el("dt", {}, k), said("dd", "", v)])),
      ...comparisons("Contradictions", event.contradictions, "gm-against"),
      ...comparisons("Agreements", event.agreements, "gm-with"),
      ...comparisons("Over time", event.over_time, "gm-with"),
      ...comparisons("Taken back or replaced by the origin itself", event.supersessions, "gm-with", true),
      ...block("How well each part is known", facetTable(event.facets)),
      ...block("Copies, counted once", (event.copies || []).length ? el("ul", { class: "gm-plain" }, event.copies.map((copy) =>
        el("li", {}, said("span", "", copy.words), " ", claimLink(copy.claim, "the copy")))) : null),
      ...block("Claims", windowed((event.claims || []).filter((id) => claimAt.has(id)), (id) => folded(claimAt.get(id), false))),
    ]);
  }

  function facetTable(facets) {
    if (!(facets || []).length) return null;
    return el("table", { class: "gm-table" }, el("tbody", {}, facets.map((f) =>
      el("tr", {}, el("th", { scope: "row", dir: "auto" }, f.name), said("td", "", f.value)))));
  }

  /** Tables of what origins say on a field; where `replaced`, all values but the last no longer hold. */
  function comparisons(title, list, name, replaced = false) {
    return block(title, (list || []).length ? el("div", {}, list.map((item) => {
      const caption = el("caption", {}, said("strong", "", item.field), item.condition ? said("span", "gm-condition", item.condition) : null);
      const rows = (item.sides || []).map((side, at, sides) => el("tr", {}, said("th", "", side.origin),
        el("td", {}, said(replaced && at < sides.length - 1 ? "s" : "span", "", side.value), " ", (side.claims || []).map((id, n, all) => claimLink(id, all.length > 1 ? "claim " + (n + 1) : "claim")))));
      return el("table", { class: "gm-table " + name }, caption, el("thead", {}, el("tr", {},
        el("th", { scope: "col" }, "Who says"), el("th", { scope: "col" }, "What"))), el("tbody", {}, rows));
    })) : null);
  }

  function claimLink(id, words) {
    if (!claimAt.has(id)) return null;
    return button("gm-link", words, () => openClaim(claimAt.get(id)), { "data-goto": id });
  }

  function block(title, node) {
    return node ? [el("h3", {}, title), node] : [];
  }

  const plain = (list) => ((list || []).length ? el("ul", { class: "gm-plain" }, list.map((text) => said("li", "", text))) : null);

  function claimNodes(claim) {
    const certain = claim.confidence || {};
    return [
      el("div", { class: "gm-quotes" }, (claim.quotes || []).map((text) => said("blockquote", "", text))),
      claim.why_not_drawn ? said("p", "gm-reason", "Not on the map: " + claim.why_not_drawn) : null,
      ...block("Who says it", chainOf(claim.chain || [])),
      ...block("Stance", el("p", {}, said("span", "", claim.stance_words), claim.form_words ? said("span", "", " (" + claim.form_words + ")") : null)),
      ...block("Hedges", (claim.hedges || []).length ? el("ul", { class: "gm-plain" }, claim.hedges.map((h) =>
        said("li", "", h.text))) : null),
      ...block("Day of the strike", claim.date ? said("p", "", claim.date) : null),
      ...block("Numbers", (claim.numbers || []).length ? el("table", { class: "gm-table" }, el("tbody", {}, claim.numbers.map((n) =>
        el("tr", {}, el("th", { scope: "row", dir: "auto" }, n.label), said("td", "", n.words))))) : null),
      ...block("Weapons", plain(claim.weapons)),
      ...block("Targets", plain(claim.targets)),
      ...block("Effects", plain(claim.effects)),
      ...block("Places", placesOf(claim)),
      ...block("How it stands among the others", certain.words || (certain.reasons || []).length
        ? el("div", {}, said("p", "", certain.words), plain(certain.reasons)) : null),
      ...block("By persons, not by the machine", plain(claim.persons)),
      ...block("Document", documentOf(claim.document || {})),
      ...block("Strike", eventAt.has(claim.event)
        ? button("gm-link", said("span", "", events[eventAt.get(claim.event)].title), () => openEvent(eventAt.get(claim.event))) : null),
      ...block("Copy of", claim.copy_of ? claimLink(claim.copy_of, "the claim it repeats") || said("p", "", claim.copy_of) : null),
    ].filter(Boolean);
  }

  /** A key of our own vocabulary in words ("head_of_state"); any other text as it is. */
  const words = (key) => (/^[a-z_]+$/.test(key) ? key.replace(/_/g, " ") : String(key === null || key === undefined ? "?" : key));

  function chainOf(chain) {
    if (!chain.length) return null;
    return el("ol", { class: "gm-chain" }, chain.map((link, i) => el("li", {},
      i ? el("span", { class: "gm-arrow", "aria-hidden": "true" }, " → ") : null,
      said("span", "gm-who", link.name || (link.kind === "publisher" ? "the publisher" : words(link.kind))),
      link.name && link.kind !== "publisher" ? said("span", "gm-meta", " (" + words(link.kind) + ")") : null,
      link.verb ? said("span", "gm-verb", " “" + link.verb + "”") : null)));
  }

  function placesOf(claim) {
    if (!(claim.places || []).length) return null;
    return el("ul", { class: "gm-places" }, claim.places.map((place) => el("li", {},
      said("span", "gm-who", place.text), " ", pill("gm-quiet", ROLES[place.role] || words(place.role)),
      place.what ? said("span", "gm-meta", " " + words(place.what)) : null,
      place.words ? said("p", "", place.words) : null,
      place.why ? said("p", "gm-meta", "Why this place: " + place.why) : null,
      (place.alternatives || []).length ? said("p", "gm-meta", "Could also be: " + place.alternatives.join("; ")) : null,
      claim.drawn && place.shape !== null && shapes.has(place.shape)
        ? button("gm-link", "Show on the map", () => lookAt(place.shape, true)) : null)));
  }

  function documentOf(doc) {
    const url = safeUrl(doc.url);
    const rows = [["Title", doc.title], ["Publisher", doc.publisher], ["Published", doc.published], ["File", doc.path]]
      .filter((r) => r[1]).flatMap(([k, v]) => [el("dt", {}, k), said("dd", "", v)]);
    if (url) {
      rows.push(el("dt", {}, "Link"), el("dd", { dir: "auto" }, el("a", {
        href: url.href, target: "_blank", rel: "noopener noreferrer nofollow",
      }, "Open at " + url.host)));
    } else if (doc.url) rows.push(el("dt", {}, "Address"), said("dd", "", doc.url));
    return el("div", {}, el("dl", { class: "gm-facts" }, rows), plain(doc.known));
  }

  /* ----- map ----- */
  const map = findMap();
  const groups = new Map();
  const marks = new Map();
  const badges = new Map();
  const towns = new Map();
  let base = null;
  let rest = null;
  let leaders = null;

  function findMap() {
    const box = document.getElementById("map_geomap");
    if (!box || typeof L === "undefined") return null;
    if (window.map_geomap instanceof L.Map) return window.map_geomap;
    return L.map(box, { preferCanvas: true, attributionControl: false, zoomAnimation: !still }).setView([50, 33], 5);
  }

  function layMap() {
    if (map.attributionControl) map.attributionControl.remove();
    const box = map.getContainer();
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "Map of claims");
    box.addEventListener("scroll", () => { box.scrollTop = 0; box.scrollLeft = 0; });
    for (const [name, z] of [["gm-base", 210], ["gm-areas", 410], ["gm-rest", 415], ["gm-discs", 420], ["gm-towns", 430], ["gm-badges", 610]]) {
      map.createPane(name).style.setProperty("z-index", String(z));
    }
    for (const name of ["gm-base", "gm-towns", "gm-rest"]) map.getPane(name).style.setProperty("pointer-events", "none");
    const credit = L.control({ position: "bottomright" });
    credit.onAdd = () => said("div", "gm-credit leaflet-control-attribution", data.credits);
    if (data.credits) credit.addTo(map);
    L.control.scale({ imperial: true }).addTo(map);
    const renderers = { areas: L.svg({ pane: "gm-areas" }), discs: L.svg({ pane: "gm-discs" }), rest: L.canvas({ pane: "gm-rest" }) };
    layMap.renderers = renderers;
    for (const key of sources.keys()) groups.set(key, L.layerGroup().addTo(map));
    rest = L.layerGroup().addTo(map);
    leaders = L.layerGroup().addTo(map);
    drawBase();
    map.invalidateSize(false);
    if (data.view) map.fitBounds([[data.view[0], data.view[1]], [data.view[2], data.view[3]]], { animate: false, padding: [24, 24] });
    map.on("moveend zoomend resize viewreset", paint);
  }

  function drawBase() {
    if (base) base.remove();
    base = L.layerGroup().addTo(map);
    const renderer = layMap.base || (layMap.base = L.canvas({ pane: "gm-base", padding: 0.3 }));
    const world = data.basemap || {};
    const common = { renderer, interactive: false, smoothFactor: 1 };
    const fill = (rings, color, stroke) => L.polygon(rings.map(toLatLngs), Object.assign({}, common, {
      fill: true, fillColor: color, fillOpacity: 1, color: stroke, weight: 1, opacity: 1,
    })).addTo(base);
    // Beyond the ground that the page carries there is no sea, but nothing known: it stays blank.
    const known = L.latLngBounds([]);
    const box = boundsOf({ rings: world.land || [] });
    if (box[0] <= box[2]) known.extend([box[0], box[1]]).extend([box[2], box[3]]);
    if (known.isValid()) {
      L.rectangle(known, Object.assign({}, common, { stroke: false, fillColor: css("--gm-sea"), fillOpacity: 1 })).addTo(base);
    }
    fill(world.land || [], css("--gm-land"), css("--gm-shore"));
    for (const lake of world.lakes || []) fill(lake.rings, css("--gm-sea"), css("--gm-shore"));
    const draw = (lines, style) => {
      for (const line of lines || []) L.polyline(toLatLngs(line), Object.assign({}, common, style)).addTo(base);
    };
    draw(world.borders, { color: css("--gm-border"), weight: 0.8, opacity: 1 });
    draw(world.frontiers, { color: css("--gm-frontier"), weight: 1.2, opacity: 1 });
    draw(world.disputed, { color: css("--gm-frontier"), weight: 1.2, opacity: 1, dashArray: "4 4" });
  }

  const anchor = (shape) => {
    const [lon, lat] = shape.kind === "disc" ? shape.center : shape.label;
    return L.latLng(lat, lon);
  };

  /** How much of the map's right side the sheet hides, in pixels. */
  function beside() {
    return sheet.hidden || phone.matches ? 40 : Math.min(sheet.offsetWidth + 90, map.getSize().x / 2);
  }

  function lookAt(key, close) {
    if (!map) return;
    const [south, west, north, east] = boxes.get(key) || boundsOf(shapes.get(key));
    const bounds = L.latLngBounds([south, west], [north, east]);
    if (!close && map.getBounds().contains(bounds)) {
      map.panInside(anchor(shapes.get(key)), { paddingTopLeft: [60, 60], paddingBottomRight: [beside(), 60], animate: !still });
      return;
    }
    map.fitBounds(bounds, {
      animate: !still, maxZoom: Math.max(8, Math.min(map.getZoom(), 10)), paddingTopLeft: [40, 40], paddingBottomRight: [beside(), 40],
    });
    if (close && phone.matches) {
      closeSheet();
      showTab("map");
    }
  }

  function paint() {
    if (!map) return;
    const view = map.getBounds();
    const near = view.pad(0.2);
    const touches = (b, box) => b.intersects([[box[0], box[1]], [box[2], box[3]]]);
    const wantMarks = new Map();
    const discs = [];
    const areas = [];
    for (const [key, sum] of sums) {
      const shape = shapes.get(key);
      if (!touches(near, boxes.get(key))) continue;
      if (shape.kind === "disc") discs.push([key, shape, sum]);
      else areas.push([key, shape, sum]);
    }
    const size = ([key]) => { const b = boxes.get(key); return (b[2] - b[0]) * (b[3] - b[1]); };
    areas.sort((a, b) => size(b) - size(a));
    discs.sort((a, b) => b[2].n - a[2].n);
    for (const [key, shape, sum] of areas.concat(discs.slice(0, MOST_BADGES))) {
      // The red edge of a contradiction comes last, so that no other edge hides it.
      for (const mark of Array.from(sum.marks.values()).sort((a, b) => a.disputed - b.disputed)) {
        wantMarks.set(key + " " + mark.family + " " + mark.role, [shape, mark, key]);
      }
    }
    drawMarks(wantMarks);
    drawRest(discs.slice(MOST_BADGES));
    const high = map.getSize().y;
    const taken = [[0, 0, 52, 82], [0, high - 56, 125, high]]; // the zoom buttons and the scale
    placeBadges(discs.slice(0, MOST_BADGES), areas, view, taken);
    placeTowns(view, taken);
    fillStrip(areas, view);
  }

  function drawMarks(want) {
    for (const [key, old] of marks) {
      const now = want.get(key);
      if (now && now[1].disputed === old.disputed && now[1].source === old.source) continue;
      groups.get(old.source).removeLayer(old.layer);
      marks.delete(key);
    }
    let added = false;
    for (const [key, [shape, mark, shapeKey]] of want) {
      if (marks.has(key) || !groups.has(mark.source)) continue;
      const layer = shape.kind === "disc" ? discLayer(shape, mark) : areaLayer(shape, mark);
      layer.on("click", (press) => { L.DomEvent.stopPropagation(press); openShape(shapeKey); });
      groups.get(mark.source).addLayer(layer);
      marks.set(key, { layer, source: mark.source, disputed: mark.disputed });
      added = true;
    }
    if (added) for (const key of want.keys()) if (marks.has(key)) marks.get(key).layer.bringToFront();
  }

  const DASHES = { target: "7 4", launch: "12 4 2 4", debris: "1 5" };
  function edgeOf(mark) {
    return {
      color: mark.disputed ? css("--gm-alarm") : colorOf(mark.family), weight: mark.disputed ? 2.2 : 1.6, opacity: 1,
      dashArray: DASHES[mark.role], lineCap: mark.role === "debris" ? "round" : "butt",
    };
  }

  function areaLayer(shape, mark) {
    return L.polygon(shape.rings.map(toLatLngs), Object.assign(edgeOf(mark), {
      renderer: layMap.renderers.areas, fill: mark.role === "target" && !WHOLE.has(shape.level), fillColor: hatch(mark.family), fillOpacity: 1,
      className: "gm-area gm-role-" + mark.role, fillRule: "evenodd", smoothFactor: 0.8,
    }));
  }

  function discLayer(shape, mark) {
    return L.circle([shape.center[1], shape.center[0]], Object.assign(edgeOf(mark), {
      renderer: layMap.renderers.discs, radius: shape.radius_m, fill: mark.role === "target", fillColor: colorOf(mark.family),
      fillOpacity: 0.12, className: "gm-ring gm-role-" + mark.role,
    }));
  }

  function drawRest(list) {
    rest.clearLayers();
    for (const [, shape, sum] of list) {
      const [[first]] = sum.families;
      L.circleMarker([shape.center[1], shape.center[0]], {
        renderer: layMap.renderers.rest, interactive: false, radius: 3, weight: 1, color: css("--gm-ink"),
        fillColor: colorOf(first), fillOpacity: 1,
      }).addTo(rest);
    }
    document.documentElement.classList.toggle("gm-crowded", list.length > 0);
    crowd.textContent = list.length ? plural(list.length, "further place") + " drawn as dots: zoom in to open them" : "";
  }
  const strip = el("div", { class: "gm-strip", role: "group", "aria-label": "Areas that reach beyond this view" });
  const crowd = el("p", { class: "gm-crowd", role: "status" });

  /** Where an area's badge stands free of others and inside the view; a short one where it is crowded. */
  function roomForBadge(p, shape, sum, taken) {
    const size = map.getSize();
    const wide = 6.6 * Math.max(areaWords(shape, sum).length, phone.matches ? 0 : 1.1 * Math.min(30, shape.name.length)) + 30 + 17 * sum.families.size;
    let off = [0, 0];
    const full = ["area", wide / 2, phone.matches ? 15 : 21];
    const short = ["short", 3.5 * shortWords(shape, sum).length + 9, 12];
    const [near, far] = [[0, -2, 2], [-4, 4, -6, 6]];
    for (const [[kind, half, tall], reach] of [[full, near], [short, near], [full, far], [short, far]]) {
      const aside = Math.max(half + 4 - p.x, Math.min(0, size.x - half - 4 - p.x)); // into the view
      const box = [p.x + aside - half, p.y - tall, p.x + aside + half, p.y + tall];
      const steps = reach.map((n) => n * (tall + 1));
      const free = findRoom(taken, box, steps.flatMap((dy) => [[0, dy], [-half, dy], [half, dy]]), [0, 0, size.x, size.y]);
      off = [aside, 0];
      if (free) return { kind, off: [aside + free[0], free[1]] };
    }
    return { kind: "short", off };
  }

  const shortWords = (shape, sum) => shape.level + " " + groupDigits(sum.n);

  function placeBadges(discs, areas, view, taken) {
    const want = new Map();
    for (const [key, shape, sum] of discs) {
      const point = L.latLng(shape.center[1], shape.center[0]);
      if (!view.contains(point)) continue;
      const p = map.latLngToContainerPoint(point);
      taken.push([p.x - 16, p.y - 16, p.x + 16, p.y + 16]);
      want.set(key, [point, "disc", [0, 0], sum, shape]);
    }
    for (const [key, , , sum, shape] of Array.from(want, ([k, v]) => [k, ...v.slice(1)])) {
      const entry = want.get(key);
      const p = map.latLngToContainerPoint(entry[0]);
      const wide = Math.min(140, 7 * String(shape.name || "").length + 6);
      entry[2] = map.getZoom() >= 6 && sum && findRoom(taken, [p.x + 19, p.y - 8, p.x + 19 + wide, p.y + 8], [[0, 0]]) ? [1, 0] : [0, 0];
    }
    for (const [key, shape, sum] of areas) {
      const point = L.latLng(shape.label[1], shape.label[0]);
      if (!view.contains(point)) continue;
      const fits = roomForBadge(map.latLngToContainerPoint(point), shape, sum, taken);
      want.set(key, [point, fits.kind, fits.off, sum, shape]);
    }
    drawLeaders(want.values());
    for (const [key, old] of badges) {
      if (want.has(key) && signature(want.get(key)) === old.signature) continue;
      const focused = old.marker.getElement() && old.marker.getElement().contains(document.activeElement);
      old.marker.remove();
      badges.delete(key);
      if (focused && want.has(key)) badgeFor(key, want.get(key)).focus({ preventScroll: true });
    }
    for (const [key, entry] of want) if (!badges.has(key)) badgeFor(key, entry);
  }

  /** A line from a badge that had to move back to where its area's label stands. */
  function drawLeaders(entries) {
    leaders.clearLayers();
    for (const [point, kind, off] of entries) {
      if (kind === "disc" || Math.hypot(off[0], off[1]) < 26) continue;
      const end = map.containerPointToLatLng(map.latLngToContainerPoint(point).add(off));
      L.polyline([point, end], {
        renderer: layMap.renderers.areas, interactive: false, className: "gm-leader", color: css("--gm-ink"), weight: 1.2, opacity: 1,
      }).addTo(leaders);
    }
  }

  const signature = ([, kind, off, sum]) => [
    kind, off, sum.n, Array.from(sum.families), Array.from(sum.stances), Array.from(sum.roles), sum.disputed, sum.background,
    darkQuery.matches,
  ].join("|");

  /** "region · 6 claims"; other roles than a target are said. */
  function badgeWords(shape, sum) {
    const roles = Array.from(sum.roles).filter((r) => r !== "target").map((r) => " · " + ROLES[r]);
    return shape.level + " · " + plural(sum.n, "claim") + roles.join("");
  }

  function areaWords(shape, sum) {
    return badgeWords(shape, sum) + (sum.disputed ? " · contradicted" : "");
  }

  /** Areas in view whose label is elsewhere: a row of buttons above the map. */
  function fillStrip(areas, view) {
    const box = [view.getSouth(), view.getWest(), view.getNorth(), view.getEast()];
    const out = areas.filter(([, shape]) => !view.contains([shape.label[1], shape.label[0]]) && touchesArea(shape.rings, box));
    const now = out.map(([key, , sum]) => key + " " + sum.n + sum.disputed + darkQuery.matches).join("|");
    if (strip.dataset.now === now) return;
    strip.dataset.now = now;
    strip.replaceChildren(...out.slice(0, 6).map(([key, shape, sum]) => badgeNode(key, "area", shape, sum)));
  }

  /** The button of an area (with its words) or of a disc (with its mark). */
  function badgeNode(key, kind, shape, sum) {
    const node = button({ area: "gm-badge", short: "gm-badge gm-short", disc: "gm-dot" }[kind], [], (press) => { press.stopPropagation(); openShape(key); }, {
      "data-shape": key, "aria-label": shape.name + ", " + areaWords(shape, sum), title: shape.name,
    });
    if (kind === "area") {
      const dots = el("span", { class: "gm-dots", "aria-hidden": "true" });
      for (const i of Array.from(sum.families.keys()).sort((a, b) => a - b)) dots.append(swatch(i));
      const lower = el("span", { class: "gm-badge-level" }, badgeWords(shape, sum));
      if (sum.disputed) lower.append(el("span", { class: "gm-alarm" }, " · contradicted"));
      node.append(dots, el("span", { class: "gm-badge-words" }, said("span", "gm-badge-name", shape.name), lower));
    } else if (kind === "short") {
      node.append(shortWords(shape, sum));
      node.classList.toggle("gm-debated", sum.disputed);
    } else node.append(glyph(sum));
    return node;
  }

  function badgeFor(key, entry) {
    const [point, kind, off, sum, shape] = entry;
    const node = badgeNode(key, kind, shape, sum);
    node.addEventListener("focus", () => map.panInside(point, { padding: [60, 60], animate: false }));
    if (kind !== "disc") {
      node.style.setProperty("margin-left", off[0] + "px");
      node.style.setProperty("margin-top", off[1] + "px");
    } else if (off[0]) node.append(said("span", "gm-place", shape.name));
    L.DomEvent.disableClickPropagation(node);
    const marker = L.marker(point, {
      pane: "gm-badges", interactive: false, keyboard: false,
      icon: L.divIcon({ html: node, className: "gm-icon", iconSize: [0, 0] }),
    }).addTo(map);
    badges.set(key, { marker, signature: signature(entry) });
    return node;
  }

  function placeTowns(view, taken) {
    const zoom = map.getZoom();
    const least = zoom >= 10 ? 0 : zoom >= 8 ? 15000 : zoom >= 7 ? 60000 : zoom >= 6 ? 200000 : zoom >= 5 ? 500000 : zoom >= 4 ? 1500000 : Infinity;
    const want = new Map();
    const labels = placeTowns.sorted || (placeTowns.sorted = ((data.basemap || {}).labels || []).slice().sort((a, b) => b.population - a.population));
    for (const town of labels) {
      if (town.population < least || want.size >= 60) break;
      if (!view.contains([town.lat, town.lon])) continue;
      const p = map.latLngToContainerPoint([town.lat, town.lon]);
      const wide = 6.4 * town.name.length + 10;
      if (findRoom(taken, [p.x - 3, p.y - 8, p.x + wide, p.y + 8], [[0, 0]])) want.set(town.name + town.lon, town);
    }
    for (const [key, marker] of towns) {
      if (want.has(key)) continue;
      marker.remove();
      towns.delete(key);
    }
    for (const [key, town] of want) {
      if (towns.has(key)) continue;
      towns.set(key, L.marker([town.lat, town.lon], {
        pane: "gm-towns", interactive: false, keyboard: false,
        icon: L.divIcon({ html: said("span", "gm-town", town.name), className: "gm-icon", iconSize: [0, 0] }),
      }).addTo(map));
    }
  }

  /* ----- everything together ----- */
  function update() {
    sifted = sift(claims, state, hay);
    sums = new Map();
    for (const [key, pairs] of at) {
      const sum = summarise(pairs, claims, sifted.shown, familyOf);
      if (sum) sums.set(key, sum);
    }
    showCounts();
    fillLists();
    paint();
  }

  function fromHash() {
    const id = claimInHash(location.hash);
    if (id !== null && claimAt.has(id)) openClaim(claimAt.get(id));
  }

  main.prepend(panel);
  main.append(strip, crowd, sheet);
  document.documentElement.classList.add("gm-ready");
  makeHatches();
  makeFilters();
  showTab(phone.matches ? "map" : "sources");
  if (map) layMap();
  update();
  fromHash();
  window.addEventListener("hashchange", fromHash);
  for (const when of ["beforeprint", "afterprint"]) {
    window.addEventListener(when, () => { if (map) map.invalidateSize(false); });
  }
  phone.addEventListener("change", () => {
    if (!phone.matches && tab === "map") showTab("sources");
    if (map) map.invalidateSize(false);
  });
  darkQuery.addEventListener("change", () => {
    makeHatches();
    makeFilters();
    if (map) {
      for (const [, old] of marks) groups.get(old.source).removeLayer(old.layer);
      marks.clear();
      drawBase();
    }
    update();
  });
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
})();
