/* Areas in words: a button for each in free room ("somewhere in Bryansk Oblast"), and a strip for the rest. */
import { areaHolds, pointIn } from "./areas.js";
import { button, el, said } from "./dom.js";
import { glyphNode, reachOf } from "./glyphs.js";
import { asName, chipSpot } from "./labels.js";
import { groupLook, originWords } from "./marks.js";
import { counted, heldIn, say, WORDS } from "./words.js";

const NAME_FONT = "600 13px ";
const NOTE_FONT = "400 12px ";
const GLYPH_SCALE = 0.9;
/** Forms of a tag, the wordiest first, and how far outside its area each may stand, in px. */
const TAG_FORMS = [["full", 70], ["short", 120]];
const TAG_EDGE = 8; // px between a tag and the map's edge
const MOST_LETTERS = 120; // of an area's name
const MOST_TAGS = 30;
const FEW_TAGS = 10; // where marks are a crowd, of areas too
const MOST_IN_STRIP = 2;
const MOST_COUNTRIES = 4;
export const NARROW = 560; // px; such a view has less of all
const INSIDE = 60; // px from the view's edge: a label there would be cut
const MOST_DRAWN_NEAR = 6; // areas whose own label is elsewhere, with one in the view

/** Whether the words that place the area tell a part or surroundings of a place, not all of it. */
function isRelation(shape) {
  return heldIn("drawn as {shape}", shape.note) !== null;
}

/** "somewhere in Bryansk Oblast"; a part of an area has its own words ("western part of Kursk Oblast"). */
export function areaWords(shape) {
  const name = asName(shape.name, MOST_LETTERS);
  if (isRelation(shape)) return name;
  if (WORDS.language !== "en") return say("somewhere in the area: {name}", { name });
  const the = shape.level === "sea" && /\b(Sea|Ocean|Gulf|Strait|Bay|Channel)\b/.test(name) && !/^the /i.test(name) ? "the " : "";
  return "somewhere in " + the + name;
}

/** The words after an area's name: how many strikes, and that origins contradict each other. */
export function areaNotes(tallied, marks) {
  const notes = [];
  if (marks.length > 1) notes.push(counted("{n} strike", "{n} strikes", marks.length));
  if (marks.some((m) => tallied.disputed[m])) notes.push(say("contradicted"));
  return notes;
}

const areaLooks = new WeakMap(); // by the list of marks, which is made anew when the filters change

/** How an area's marks look together. */
function areaLook(scene, marks) {
  if (!areaLooks.has(marks)) areaLooks.set(marks, groupLook(scene.tallied, marks, scene.letters));
  return areaLooks.get(marks);
}

/** What a screen reader says of an area: its words, who says so, and that it is contradicted. */
function spoken(scene, shape, marks) {
  const { tallied } = scene;
  const who = marks.length === 1 ? [originWords(tallied, marks[0])] : [];
  // First what can be seen, as it stands there: who speaks to the page says what they read.
  const seen = areaNotes(tallied, marks).join(" · ");
  return [areaWords(shape), ...(seen ? [seen] : []), ...who].join(", ");
}

/** The button of an area. */
function tagNode(scene, k, marks, form) {
  const shape = scene.model.shapes[k];
  const look = areaLook(scene, marks);
  const notes = areaNotes(scene.tallied, marks);
  const node = button("gm-tag gm-" + form, [], (press) => {
    press.stopPropagation();
    scene.openArea(k, marks);
  }, { "data-shape": k, "aria-label": spoken(scene, shape, marks), title: spoken(scene, shape, marks) });
  node.append(glyphNode(scene.table, look, scene.theme, GLYPH_SCALE));
  const lines = el("span", { class: "gm-tag-words" }, said("span", "gm-tag-name", form === "short" ? asName(shape.name, MOST_LETTERS) : areaWords(shape)));
  if (notes.length) {
    lines.append(" ", el("span", { class: "gm-tag-note" }, notes.map((note, i) => [
      i ? " · " : null, el("span", { class: note === say("contradicted") ? "gm-tag-alarm" : null }, note),
    ])));
  }
  node.append(lines);
  return node;
}

/** How large an area's button is, in px, without asking the browser for it. */
export function tagSize(scene, k, marks, form) {
  const shape = scene.model.shapes[k];
  const look = areaLook(scene, marks);
  const glyph = 2 * Math.ceil((reachOf(scene.table, look) + 1) * GLYPH_SCALE);
  const name = scene.measure(NAME_FONT, form === "short" ? asName(shape.name, MOST_LETTERS) : areaWords(shape));
  const notes = areaNotes(scene.tallied, marks).join(" · ");
  const wide = Math.min(form === "short" ? 230 : 290, Math.max(name, notes ? scene.measure(NOTE_FONT, notes) : 0));
  return [Math.ceil(wide + glyph + 22), Math.max(glyph + 6, notes ? 40 : 28)];
}

/** The areas that have a point for their label in the view, the weightiest first, and those that only reach into it. */
export function splitAreas(scene, frame) {
  const [left, top, right, bottom] = frame.view;
  const world = (x, y) => [(x + frame.left) / frame.scale, (y + frame.top) / frame.scale];
  const seen = [...world(left + INSIDE, top + INSIDE), ...world(right - INSIDE, bottom - INSIDE)];
  const near = [];
  const far = [];
  let moved = 0;
  for (const { area, marks } of scene.tagged) {
    const x = area.anchor[0] * frame.scale - frame.left;
    const y = area.anchor[1] * frame.scale - frame.top;
    const here = x > left + 10 && y > top + 10 && x < right - 10 && y < bottom - 10;
    if (here) near.push({ area, marks, x, y });
    else if (scene.touchesView(area, frame)) {
      const at = moved < MOST_DRAWN_NEAR && pointIn(area, seen);
      if (at) {
        moved += 1;
        near.push({ area, marks, x: at[0] * frame.scale - frame.left, y: at[1] * frame.scale - frame.top });
      } else far.push({ area, marks });
    }
  }
  return { near, far };
}

/** Whether the view is a phone's, or as narrow. */
function isNarrow(frame) {
  return frame.view[2] - frame.view[0] < NARROW;
}

/** The forms that an area's tag may take in a view, and how far outside it each may stand: none is without its name. */
function formsFor(shape, frame) {
  const whole = !isNarrow(frame) && areaWords(shape) !== shape.name;
  return TAG_FORMS.filter(([form]) => form !== "full" || whole);
}

/** Finds each near area its room; those without any are told in the strip. */
export function placeTags(scene, frame, laid, near) {
  const { room } = laid;
  const crowded = !laid.crowd.words;
  const placed = [];
  const view = [frame.view[0] + TAG_EDGE, frame.view[1] + TAG_EDGE, frame.view[2] - TAG_EDGE, frame.view[3] - TAG_EDGE];
  for (const one of near.slice(0, crowded ? FEW_TAGS : MOST_TAGS)) { // the weightiest come first
    const k = one.area.shape;
    const inside = (x, y) => areaHolds(one.area, (x + frame.left) / frame.scale, (y + frame.top) / frame.scale);
    for (const [form, reach] of formsFor(scene.model.shapes[k], frame)) {
      const spot = chipSpot(room, view, [one.x, one.y], tagSize(scene, k, one.marks, form), reach, inside);
      if (!spot) continue;
      room.take([spot.box[0] - 4, spot.box[1] - 4, spot.box[2] + 4, spot.box[3] + 4]);
      placed.push({ ...one, form, ...spot });
      break;
    }
  }
  return placed;
}

/** The line from a tag that stands outside its area to the area: [[x, y], [x, y]] in the frame's px. */
export function leaderOf({ box, x, y }) {
  const [cx, cy] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  const part = Math.min(1, Math.max(0, 1 - Math.min(
    Math.abs(x - cx) > 0 ? (box[2] - box[0]) / 2 / Math.abs(x - cx) : 1,
    Math.abs(y - cy) > 0 ? (box[3] - box[1]) / 2 / Math.abs(y - cy) : 1,
  )));
  return [[x, y], [x + (cx - x) * part, y + (cy - y) * part]];
}

/** The buttons on the map: set(placed, frame) shows these areas, and keeps what has not changed. */
export function makeTags(scene, map) {
  const pane = map.getPane("gm-tags");
  const held = new Map();
  const signature = ({ marks, form }) => {
    const look = areaLook(scene, marks);
    return JSON.stringify([form, look, marks.length, scene.theme.dark]);
  };
  const put = (tag) => L.DomUtil.setPosition(tag.node, map.latLngToLayerPoint(tag.at));
  map.on("zoomanim", (to) => {
    for (const tag of held.values()) L.DomUtil.setPosition(tag.node, map._latLngToNewLayerPoint(tag.at, to.zoom, to.center).round());
  });
  map.on("zoom viewreset", () => held.forEach(put));
  return {
    held,
    set(placed, frame) {
      const want = new Map(placed.map((one) => [one.area.shape, one]));
      for (const [k, tag] of held) {
        const one = want.get(k);
        if (one && signature(one) === tag.signature) continue;
        tag.focused = tag.node.contains(document.activeElement);
        tag.node.remove();
        held.delete(k);
        if (tag.focused && one) one.focus = true;
      }
      for (const [k, one] of want) {
        const known = held.get(k);
        const tag = known || { node: tagNode(scene, k, one.marks, one.form), signature: signature(one) };
        tag.at = map.layerPointToLatLng([one.box[0] + frame.min.x, one.box[1] + frame.min.y]);
        tag.node.classList.toggle("gm-chosen", one.marks.some((m) => scene.chosen.has(m)));
        put(tag);
        if (known) continue;
        tag.node.classList.add("leaflet-zoom-animated");
        L.DomEvent.disableClickPropagation(tag.node);
        held.set(k, tag);
        pane.append(tag.node);
        if (one.focus) tag.node.focus({ preventScroll: true });
      }
    },
  };
}

/** The strip at the map's top edge: country-wide claims, and areas whose label is elsewhere or has no room. */
export function makeStrip(scene, map) {
  const box = el("div", { class: "gm-strip", role: "group", "aria-label": say("Country-wide claims, and areas that reach beyond this view") });
  L.DomEvent.disableClickPropagation(box);
  map.getContainer().append(box);
  let now = "";
  const country = ([k, n]) => button("gm-tag gm-wide", [said("b", null, asName(scene.model.shapes[k].name)), " · " + counted("{n} claim", "{n} claims", n)], () => scene.openShape(k), {
    "data-shape": k, "aria-label": say("Country-wide: {country}", { country: asName(scene.model.shapes[k].name) }) + " · " + counted("{n} claim", "{n} claims", n),
  });
  return {
    box,
    /** Shows these areas and countries; `without` is how many areas of the view have no room for a tag. */
    set(far, countries, without, frame) {
      const narrow = isNarrow(frame);
      const shown = far.slice(0, narrow ? 1 : MOST_IN_STRIP);
      const most = narrow ? 2 : MOST_COUNTRIES;
      const rest = far.length - shown.length + without;
      const next = JSON.stringify([
        shown.map(({ area, marks }) => [area.shape, marks.length, areaLook(scene, marks)]), countries, rest, narrow, scene.theme.dark,
      ]);
      if (next === now) return false;
      now = next;
      box.replaceChildren(
        ...shown.map(({ area, marks }) => tagNode(scene, area.shape, marks, "short")),
        ...(rest > 0 ? [button("gm-tag gm-rest", counted("{n} more area: zoom in", "{n} more areas: zoom in", rest), () => scene.app.showTab("strikes"), { title: say("Opens the list of strikes") })] : []),
        ...(countries.length ? [el("span", { class: "gm-tag gm-countries" }, el("span", {}, say("country-wide:")), countries.slice(0, most).map(country),
          countries.length > most ? el("span", {}, say("and {n} more", { n: countries.length - most })) : null)] : []),
      );
      return true;
    },
  };
}
