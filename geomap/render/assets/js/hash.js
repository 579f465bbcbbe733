/* The page's address: filters, what is open, the tab and the map's view, after the "#"; robust to garbage. */
import { binsOf, noFilters } from "./filters.js";
import { cutAt, dayOf, fold, isoDay } from "./text.js";
import { spanIn } from "./timeline.js";

const LONGEST = 400000; // a thousand sources in Cyrillic take half of it; a longer one is somebody's joke
const LONGEST_SEARCH = 200;
const ALL_OFF = "-*";
const WRITE_MS = 250; // browsers refuse an address that changes with every step of a handle
const TABS = new Set(["filters", "strikes", "claims", "map"]);

/** Short names for the items of a list, one each, that stay as long as the items do. */
export function slugs(names) {
  const seen = new Map();
  return names.map((name) => {
    const base = cutAt(fold(name).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, ""), 40) || "x";
    const many = (seen.get(base) || 0) + 1;
    seen.set(base, many);
    return many > 1 ? base + "~" + many : base;
  });
}

/** The lists that an address names things of: [key in the address, set in the state, names]. */
function namedLists({ lists, sources }) {
  const named = (list) => list.map((one) => (Array.isArray(one) ? one[0] : one));
  const weapon = ([name, kind]) => (name === kind ? name + " unnamed" : name);
  return [
    ["source", "sourcesOff", () => sources.map((one) => one.name)],
    ["stance", "stancesOff", () => named(lists.stances)],
    ["weapon", "weaponsOn", () => [...lists.weapons.map(weapon), "none"]],
    ["target", "targetsOn", () => [...named(lists.targets), "none"]],
    ["confidence", "levelsOn", () => named(lists.levels)],
    ["grade", "gradesOn", () => lists.grades],
  ];
}

const escaped = (text) => encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, "\ufffd")).replace(/%20/g, "+").replace(/%3A/g, ":").replace(/%2C/g, ",");

/** What is hidden is told by what is left ("source=a,b") or, if shorter, by what is off ("source=-a,b"). */
function pickedWords(set, names, isOff) {
  const short = slugs(names);
  const chosen = short.filter((_, i) => set.has(i));
  if (!isOff) return chosen.join(",");
  const rest = short.filter((_, i) => !set.has(i));
  if (!rest.length) return ALL_OFF;
  return chosen.length <= rest.length ? "-" + chosen.join(",") : rest.join(",");
}

/** The filters and the place in the page as the part of an address after "#"; "" where all is as at first. */
export function toHash(model, state, at) {
  const parts = [];
  const add = (key, text) => { if (text) parts.push(key + "=" + escaped(text)); };
  add("q", cutAt(state.text.trim(), LONGEST_SEARCH));
  for (const [key, name, names] of namedLists(model)) {
    if (state[name].size) add(key, pickedWords(state[name], names(), name.endsWith("Off")));
  }
  if (state.contradicted) add("contradicted", "only");
  if (!state.background) add("earlier", "no");
  add("from", state.span[0] === null ? "" : isoDay(state.span[0]));
  add("to", state.span[1] === null ? "" : isoDay(state.span[1]));
  if (at.tab && at.tab !== at.home) add("tab", at.tab);
  add("map", at.map || "");
  if (at.claim !== null && at.claim !== undefined) add("claim", model.claims.id[at.claim]);
  else if (at.event !== null && at.event !== undefined) add("strike", model.events.id[at.event]);
  return parts.join("&");
}

/** The text of an address, or "" where it is no text. */
function plain(text) {
  try {
    return decodeURIComponent(text.replace(/\+/g, " "));
  } catch (fault) {
    if (fault instanceof URIError) return "";
    throw fault;
  }
}

/** {key: text} of an address; the last of equal keys holds. */
function fieldsOf(hash) {
  const fields = new Map();
  for (const part of hash.replace(/^#/, "").slice(0, LONGEST).split("&")) {
    const [, key, text] = /^([a-z]{1,20})=([^]*)$/.exec(part) || [];
    if (key) fields.set(key, plain(text));
  }
  return fields;
}

/** The set of a list's items that an address names; unknown names are passed over. */
function pickedSet(text, names, isOff) {
  if (isOff && text === ALL_OFF) return new Set(names.keys());
  const at = new Map(slugs(names).map((slug, i) => [slug, i]));
  const off = isOff && text.startsWith("-");
  const found = new Set(text.slice(off ? 1 : 0).split(",").filter((slug) => at.has(slug)).map((slug) => at.get(slug)));
  if (!isOff || off || !found.size) return found;
  return new Set(names.map((_, i) => i).filter((i) => !found.has(i)));
}

/** [lat, lon, zoom] of "52.61,33.40,6.5", else null. */
export function mapView(text) {
  const found = /^(-?\d{1,3}(?:\.\d{1,6})?),(-?\d{1,3}(?:\.\d{1,6})?),(\d{1,2}(?:\.\d{1,2})?)$/.exec(text || "");
  if (!found) return null;
  const [lat, lon, zoom] = found.slice(1).map(Number);
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 360 && zoom <= 20 ? [lat, lon, zoom] : null;
}

/** The filters and the place in the page that an address tells; what it does not, or tells wrongly, is as at first. */
export function fromHash(model, hash) {
  const fields = fieldsOf(hash || "");
  const state = noFilters();
  state.text = cutAt(fields.get("q") || "", LONGEST_SEARCH);
  for (const [key, name, names] of namedLists(model)) {
    if (fields.has(key)) state[name] = pickedSet(fields.get(key), names(), name.endsWith("Off"));
  }
  state.contradicted = fields.get("contradicted") === "only";
  state.background = fields.get("earlier") !== "no";
  const bins = binsOf(model.claims);
  if (bins.n) state.span = spanIn([dayOf(fields.get("from")), dayOf(fields.get("to"))], bins.start, bins.start + bins.n * bins.size - 1);
  const found = (map, key) => (map.has(fields.get(key)) ? map.get(fields.get(key)) : null);
  return {
    state,
    claim: found(model.claimAt, "claim"),
    event: found(model.eventAt, "strike"),
    tab: TABS.has(fields.get("tab")) ? fields.get("tab") : null,
    map: mapView(fields.get("map")),
  };
}

/** Whether the address is one of ours: "" is, an anchor or somebody's words are not. */
export function isOurs(hash) {
  const keys = ["q", "source", "stance", "weapon", "target", "confidence", "grade", "contradicted", "earlier", "from", "to", "tab", "map", "claim", "strike"];
  const fields = fieldsOf(hash);
  return hash.replace(/^#/, "") === "" || keys.some((key) => fields.has(key));
}

/** Does what a sandboxed frame may forbid: its address is not ours to change. */
function allowed(act) {
  try {
    act();
  } catch (fault) {
    if (!(fault instanceof DOMException)) throw fault;
  }
}

/** The map's view as an address tells it: {now(), chosen(), go(view), follow(act)}; moves of the page's own are no news. */
function watchView() {
  let [first, moved] = ["", false]; // the view that the page itself chose; whether the reader has moved it
  const map = () => window.map_geomap;
  const now = () => {
    if (!map()) return "";
    const { lat, lng } = map().getCenter();
    return lat.toFixed(3) + "," + lng.toFixed(3) + "," + map().getZoom();
  };
  return {
    now,
    chosen: () => (moved && now() !== first ? now() : ""),
    go([lat, lon, zoom]) {
      moved = true;
      if (map()) map().setView([lat, lon], zoom, { animate: false });
    },
    follow(act) {
      first = first || now();
      if (!map()) return;
      const box = map().getContainer();
      for (const kind of ["pointerdown", "wheel", "keydown"]) box.addEventListener(kind, () => { moved = true; }, { capture: true, passive: true });
      map().on("moveend", () => {
        if (moved) act();
        else first = now();
      });
    },
  };
}

/** Keeps the address in step with the page: {link(), read(), soon(), view}; `place` tells and shows the tab. */
export function makeAddress(app, place) {
  const view = watchView();
  let [timer, quiet] = [0, true];
  const hashNow = (map) => toHash(app.model, app.state, {
    tab: place.tab(), home: place.home(), claim: app.selected.claim, event: app.selected.event, map,
  });
  const write = (push) => {
    clearTimeout(timer);
    const hash = hashNow(view.chosen());
    if (quiet || hash === location.hash.slice(1)) return;
    const where = hash ? "#" + hash : location.pathname + location.search;
    allowed(() => (push ? history.pushState(null, "", where) : history.replaceState(null, "", where)));
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => write(false), WRITE_MS);
  };
  const show = (told) => {
    quiet = true;
    app.setFilters(told.state);
    if (told.tab) place.showTab(told.tab);
    if (told.claim !== null) app.open.claim(told.claim);
    else if (told.event !== null) app.open.event(told.event);
    else app.close();
    if (told.map) view.go(told.map);
    quiet = false;
  };
  return {
    /** The whole address of what is seen now, with the map's view. */
    link: () => location.href.replace(/#.*$/, "") + "#" + hashNow(view.now()),
    /** Shows what the address tells, and follows it from here on. */
    read() {
      view.follow(soon);
      if (location.hash.length > 1 && isOurs(location.hash)) show(fromHash(app.model, location.hash));
      quiet = false;
      window.addEventListener("hashchange", () => {
        if (isOurs(location.hash) && location.hash.slice(1) !== hashNow(view.chosen())) show(fromHash(app.model, location.hash));
      });
    },
    soon,
    view: { update: soon, select: () => write(app.selected.claim !== null || app.selected.event !== null) },
  };
}
