/* What the map's signs mean: the stances' strokes beside their filters, and the rest under say("How to read the map"). */
import { el, vector } from "./dom.js";
import { glyphNode, symbolTable, themeOf } from "./glyphs.js";
import { say } from "./words.js";

const SAMPLE = { form: 0, stroke: 1, several: false, pale: false, disputed: false, filled: false, stack: false, label: "", parts: [[-1, 1]] };

/** Small pictures of the signs; refresh() draws them in the colours of light or dark. */
export function makeSigns(model) {
  const table = symbolTable(model.head.symbols);
  const boxes = [];
  const stroke = (stance) => table.strokes.findIndex((one) => one.stance === stance);
  const draw = ([box, look]) => box.replaceChildren(glyphNode(table, look, themeOf(model), 1));
  const glyph = (look) => {
    const box = [el("span", { class: "gm-sign", "aria-hidden": "true" }), Object.assign({}, SAMPLE, look)];
    boxes.push(box);
    draw(box);
    return box[0];
  };
  return {
    table,
    glyph,
    /** The stroke of a stance; a refusal or silence has none, since it is never drawn. */
    stance: (key) => (stroke(key) < 0 ? el("span", { class: "gm-sign", "aria-hidden": "true" }, "–") : glyph({ stroke: stroke(key) })),
    refresh: () => boxes.forEach(draw),
  };
}

/** A sign that is no mark: an area's hatch, a town's disc, a label. */
function areaSign(kind) {
  const box = vector("svg", { viewBox: "0 0 34 22", width: 34, height: 22, class: "gm-sign-" + kind, "aria-hidden": "true" });
  if (kind === "disc") box.append(vector("circle", { cx: 17, cy: 11, r: 10 }));
  if (kind === "hatch") {
    box.append(vector("path", { class: "gm-line", d: "M6 3L20 1L32 6L29 18L13 21L3 14Z" }));
    box.append(vector("path", { d: "M7 17L20 4M15 20L29 6" }));
  }
  if (kind === "dot") box.append(vector("circle", { cx: 17, cy: 11, r: 2.2 }));
  return el("span", { class: "gm-sign" }, box);
}

/** The rest of the signs in words, folded until it is asked for. */
export function legend(model, signs) {
  const { glyph, table } = signs;
  const parts = model.families.length > 1 ? [[0, 2], [1, 1]] : [[0, 3]];
  const many = { several: true, label: "3", parts };
  const one = { label: model.families.length ? String(model.families[0].letter).slice(0, 2) : "", parts: [[0, 1]] };
  const rows = [
    ...table.forms.map((form, i) => [glyph({ form: i }), form.words]),
    [glyph(one), say("one origin says so: its family's colour and letter")],
    [glyph(many), say("so many independent origins say so here; the ring shows their families. Copies, refusals and denials are not counted")],
    [glyph(Object.assign({}, many, { label: "2+" })), say("two of them, and others who may only repeat them")],
    [glyph(Object.assign({}, many, { disputed: true })), say("dashed red ring: origins contradict each other")],
    [glyph(Object.assign({}, one, { pale: true })), say("pale: an earlier strike, told as background")],
    [glyph(Object.assign({}, one, { filled: true })), say("filled: a person reviewed it")],
    [glyph(Object.assign({}, many, { stack: true, label: "12×" })), say("double edge, 12×: so many strikes at one place or in one area; it opens their list")],
    [areaSign("dot"), say("a small dot under a mark: the text names the very site")],
    [areaSign("disc"), say("soft disc: the text names a town, so anywhere in it")],
    [areaSign("hatch"), say("hatched: the text names only the area; its label is no place")],
  ];
  return el("details", { class: "gm-fold gm-legend" }, el("summary", {}, el("h2", {}, say("How to read the map"))),
    el("ul", {}, rows.map(([mark, words]) => el("li", {}, mark, el("span", {}, words)))),
    el("p", { class: "gm-note" }, say("Up to four strikes at one place stand around it. A claim that names only a country makes no mark: it is in the list.")));
}
