/* The mouse and the finger on the canvas: what lies there, its words, and opening it. */
import { areaAt } from "./areas.js";
import { el } from "./dom.js";
import { areaWords } from "./tags.js";
import { asName } from "./labels.js";
import { originWords } from "./marks.js";
import { markAt } from "./places.js";
import { shownDays } from "./text.js";
import { counted, say } from "./words.js";

/** The words of a group of marks at a shape: the strike, its days, who says so. */
export function groupWords(scene, k, marks) {
  const { model, index, tallied } = scene;
  const shape = model.shapes[k];
  const debated = marks.some((m) => tallied.disputed[m]) ? say("contradicted") : null;
  if (marks.length > 1) return [shape.name, [counted("{n} strike", "{n} strikes", marks.length), debated].filter(Boolean).join(" · ")];
  const [m] = marks;
  const event = index.event[m];
  const events = model.events;
  const title = event >= 0 ? events.title[event] : shape.name;
  const days = event >= 0 ? shownDays(events.first[event], events.last[event]) : null;
  const stroke = scene.table.strokes[tallied.stance[m]];
  const form = scene.table.forms[tallied.form[m]];
  return [title, [form.words, stroke.words, days].filter(Boolean).join(" · "), [originWords(tallied, m), tallied.background[m] ? say("an earlier strike") : null, debated].filter(Boolean).join(" · ")];
}

/** Follows the pointer: a title near it, a click that opens. */
export function makePointer(scene, map) {
  const box = map.getContainer();
  const tip = el("div", { class: "gm-tip", "aria-hidden": "true", hidden: true });
  box.append(tip);
  let last = null;
  const found = (point) => {
    const { frame } = scene;
    if (!frame || frame.zoom !== map.getZoom()) return null;
    const at = map.containerPointToLayerPoint(point).subtract(frame.min);
    const mark = markAt(scene.drawn, at.x, at.y);
    if (mark) return { key: mark, shape: scene.index.shape[mark.marks[0]], marks: mark.marks };
    const area = areaAt(scene.areas.filter(({ look }) => look !== "outline").map((one) => one.area), (at.x + frame.left) / frame.scale, (at.y + frame.top) / frame.scale);
    const tagged = area && scene.tagged.find((one) => one.area === area);
    return tagged ? { key: area, shape: area.shape, marks: tagged.marks, area } : null;
  };
  const tell = (hit, point) => {
    tip.hidden = !hit;
    box.classList.toggle("gm-over", Boolean(hit));
    if (!hit) {
      last = null;
      return;
    }
    if (last !== hit.key) {
      last = hit.key;
      const [title, ...lines] = groupWords(scene, hit.shape, hit.marks).map((line) => asName(line, 160));
      const first = hit.area ? areaWords(scene.model.shapes[hit.shape]) : title;
      tip.replaceChildren(el("b", { dir: "auto" }, first), ...(hit.area && hit.marks.length === 1 ? [title] : []).concat(lines).map((line) => el("span", { dir: "auto" }, line)));
    }
    const size = map.getSize();
    tip.classList.toggle("gm-tip-left", point.x > size.x - 300);
    tip.classList.toggle("gm-tip-above", point.y > size.y - 110);
    tip.style.setProperty("left", Math.round(point.x) + "px");
    tip.style.setProperty("top", Math.round(point.y) + "px");
  };
  map.on("mousemove", (move) => tell(map.dragging && map.dragging.moving() ? null : found(move.containerPoint), move.containerPoint));
  map.on("mouseout movestart zoomstart", () => tell(null));
  map.on("click", (press) => {
    const hit = found(press.containerPoint);
    tell(null);
    if (hit) scene.openArea(hit.shape, hit.marks);
  });
}
