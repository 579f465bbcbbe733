/* Areas in words: a button for each in free room ("somewhere in Bryansk Oblast"), and a strip for the rest. */
import { areaHolds } from "./areas.js";
import { button, el, said } from "./dom.js";
import { glyphNode, reachOf } from "./glyphs.js";
import { chipSpot } from "./labels.js";
import { groupLook, originWords } from "./marks.js";
import { plural } from "./text.js";

const NAME_FONT = "600 13px ";
const NOTE_FONT = "400 12px ";
const GLYPH_SCALE = 0.9;
const REACH = 230; // px; a tag stands no farther from its area's own point
const TAG_EDGE = 8; // px between a tag and the map's edge
const MOST_TAGS = 40;
const MOST_IN_STRIP = 5;

/** Whether the words that place the area tell a part or surroundings of a place, not all of it. */
function isRelation(shape) {
  return String(shape.note || "").startsWith("drawn as ");
}

/** "somewhere in Bryansk Oblast"; a part of an area has its own words ("western part of Kursk Oblast"). */
export function areaWords(shape) {
  if (isRelation(shape)) return shape.name;
  if (shape.level === "sea" && /\b(Sea|Ocean|Gulf|Strait|Bay|Channel)\b/.test(shape.name) && !/^the /i.test(shape.name)) {
    return "somewhere in the " + shape.name;
  }
  return "somewhere in " + shape.name;
}

/** The words after an area's name: how many strikes, and that origins contradict each other. */
export function areaNotes(tallied, marks) {
  const notes = [];
  if (marks.length > 1) notes.push(plural(marks.length, "strike"));
  if (marks.some((m) => tallied.disputed[m])) notes.push("contradicted");
  return notes;
}

/** What a screen reader says of an area: its words, who says so, and that it is contradicted. */
function spoken(scene, shape, marks) {
  const { tallied } = scene;
  const who = marks.length === 1 ? [originWords(tallied, marks[0])] : [];
  return [areaWords(shape), ...who, ...areaNotes(tallied, marks)].join(", ");
}

/** The button of an area. */
function tagNode(scene, k, marks, short) {
  const shape = scene.model.shapes[k];
  const look = groupLook(scene.tallied, marks, scene.letters);
  const notes = areaNotes(scene.tallied, marks);
  const node = button("gm-tag" + (short ? " gm-short" : ""), [], (press) => {
    press.stopPropagation();
    scene.openArea(k, marks);
  }, { "data-shape": k, "aria-label": spoken(scene, shape, marks), title: spoken(scene, shape, marks) });
  const lines = el("span", { class: "gm-tag-words" }, said("span", "gm-tag-name", short ? shape.name : areaWords(shape)));
  if (notes.length) {
    lines.append(el("span", { class: "gm-tag-note" }, notes.map((note, i) => [
      i ? " · " : null, el("span", { class: note === "contradicted" ? "gm-tag-alarm" : null }, note),
    ])));
  }
  node.append(glyphNode(scene.table, look, scene.theme, GLYPH_SCALE), lines);
  return node;
}

/** How large an area's button is, in px, without asking the browser for it. */
export function tagSize(scene, k, marks, short) {
  const shape = scene.model.shapes[k];
  const look = groupLook(scene.tallied, marks, scene.letters);
  const name = scene.measure(NAME_FONT, short ? shape.name : areaWords(shape));
  const notes = areaNotes(scene.tallied, marks).join(" · ");
  const glyph = 2 * Math.ceil((reachOf(scene.table, look) + 1) * GLYPH_SCALE);
  const wide = Math.min(short ? 190 : 270, Math.max(name, notes ? scene.measure(NOTE_FONT, notes) : 0));
  return [Math.ceil(wide + glyph + 18), Math.max(glyph + 4, notes ? 40 : 28)];
}

/** The areas whose label lies in the view, the weightiest first, and those that only reach into it. */
export function splitAreas(scene, frame) {
  const [left, top, right, bottom] = frame.view;
  const near = [];
  const far = [];
  for (const { area, marks } of scene.tagged) {
    const x = area.anchor[0] * frame.scale - frame.left;
    const y = area.anchor[1] * frame.scale - frame.top;
    const here = x > left + 10 && y > top + 10 && x < right - 10 && y < bottom - 10;
    if (here) near.push({ area, marks, x, y });
    else if (scene.touchesView(area, frame)) far.push({ area, marks });
  }
  return { near, far };
}

/** Finds each near area its room; those without any join the far ones. */
export function placeTags(scene, frame, room, { near, far }) {
  const placed = [];
  const narrow = frame.view[2] - frame.view[0] < 560;
  const view = [frame.view[0] + TAG_EDGE, frame.view[1] + TAG_EDGE, frame.view[2] - TAG_EDGE, frame.view[3] - TAG_EDGE];
  for (const one of near) {
    const inside = (x, y) => areaHolds(one.area, (x + frame.left) / frame.scale, (y + frame.top) / frame.scale);
    let found = null;
    if (placed.length < MOST_TAGS) {
      for (const [short, reach] of narrow ? [[true, 110]] : [[false, 90], [true, 130], [false, REACH], [true, REACH]]) {
        const size = tagSize(scene, one.area.shape, one.marks, short);
        const spot = chipSpot(room, view, [one.x, one.y], size, reach, inside);
        if (spot) {
          found = { ...one, short, size, ...spot };
          break;
        }
      }
    }
    if (!found) {
      far.push(one);
      continue;
    }
    room.take([found.box[0] - 4, found.box[1] - 4, found.box[2] + 4, found.box[3] + 4]);
    placed.push(found);
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
  const signature = ({ marks, short }) => {
    const look = groupLook(scene.tallied, marks, scene.letters);
    return JSON.stringify([short, look, marks.length, scene.theme.dark]);
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
        const tag = known || { node: tagNode(scene, k, one.marks, one.short), signature: signature(one) };
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

/** The strip at the map's top edge: country-wide claims, and areas whose label is elsewhere. */
export function makeStrip(scene, map) {
  const box = el("div", { class: "gm-strip", role: "group", "aria-label": "Country-wide claims, and areas that reach beyond this view" });
  L.DomEvent.disableClickPropagation(box);
  map.getContainer().append(box);
  let now = "";
  return {
    box,
    set(far, countries) {
      const next = JSON.stringify([
        far.map(({ area, marks }) => [area.shape, marks, groupLook(scene.tallied, marks, scene.letters)]), countries, scene.theme.dark,
      ]);
      if (next === now) return false;
      now = next;
      const shown = far.slice(0, MOST_IN_STRIP);
      const wide = countries.slice(0, MOST_IN_STRIP).map(([k, n]) => button("gm-tag gm-wide", [
        el("span", {}, "country-wide: "), said("b", null, scene.model.shapes[k].name), " · " + plural(n, "claim"),
      ], () => scene.openShape(k), { "data-shape": k }));
      const more = far.length - shown.length + Math.max(0, countries.length - MOST_IN_STRIP);
      box.replaceChildren(...shown.map(({ area, marks }) => tagNode(scene, area.shape, marks, true)), ...wide,
        ...(more > 0 ? [el("span", { class: "gm-tag gm-rest" }, plural(more, "more area") + " in the list")] : []));
      return true;
    },
  };
}
