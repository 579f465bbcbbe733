/* What all parts of the map share: marks and places of the data, what is shown of them and what is chosen. */
import { areaStore } from "./areas.js";
import { worldX, worldY } from "./canvas.js";
import { boxesTouch, touchesArea } from "./geo.js";
import { symbolTable } from "./glyphs.js";
import { namesOf } from "./labels.js";
import { countryCounts, formsOf, indexMarks, marksAny, tally } from "./marks.js";
import { lookStore } from "./paint.js";
import { placesOf, ranked } from "./places.js";

const MOST_AREAS_DRAWN = 250;

/** What all parts of the map share: the data's places and marks, the theme, what is shown and chosen. */
export function makeScene(app) {
  const { model } = app;
  const table = symbolTable(model.head.symbols);
  const index = indexMarks(model, formsOf(table, model.lists));
  const pen = document.createElement("canvas").getContext("2d");
  const fontFamily = getComputedStyle(document.body).fontFamily;
  const widths = new Map();
  const areaOf = areaStore(model);
  return {
    app, model, table, index, areaOf, fontFamily,
    letters: model.families.map((one) => String(one.letter || "").slice(0, 2)),
    places: placesOf(index, model.shapes, worldX, worldY),
    names: namesOf(model.head.ground, worldX, worldY),
    chosen: new Set(), chosenPlaces: new Set(), areas: [], tagged: [], areaNames: new Set(), drawn: [], without: 0,
    measure(font, text) {
      if (!widths.has(font + text)) {
        pen.font = font + fontFamily;
        widths.set(font + text, pen.measureText(text).width);
      }
      return widths.get(font + text);
    },
    openShape: (k) => app.open.shape(k, null),
    /** Opens what a group of marks at a shape stands for: its strike, its claim, or the list of its strikes. */
    openArea(k, marks) {
      const event = index.event[marks[0]];
      if (marks.length > 1) app.open.shape(k, Array.from(new Set(marks.map((m) => index.event[m]).filter((one) => one >= 0))));
      else if (event >= 0) app.open.event(event);
      else app.open.claim(index.claim[index.start[marks[0]]]);
    },
    touchesView(area, { view, scale, left, top }) {
      const box = [(top + view[1]) / scale, (left + view[0]) / scale, (top + view[3]) / scale, (left + view[2]) / scale];
      const [west, north, east, south] = area.box;
      return boxesTouch(box, [north, west, south, east]) && touchesArea(area.rings, box);
    },
  };
}

/** Takes over what the sifted claims show: marks, places in their order, areas with their marks. */
export function showSifted(scene) {
  const { app, model, index } = scene;
  scene.tallied = tally(index, model, app.sifted.shown);
  scene.order = ranked(scene.places, scene.tallied);
  scene.lookOf = lookStore(scene.tallied, scene.letters);
  scene.countries = countryCounts(index, app.sifted.shown);
  const weight = ({ marks }) => marks.reduce((sum, m) => sum + scene.tallied.number[m] + (scene.tallied.disputed[m] ? 100 : 0), 0);
  scene.tagged = [];
  for (let k = 0; k < model.shapes.length; k += 1) {
    if (model.shapes[k].kind === "disc") continue;
    const marks = [];
    for (let m = index.ofShape[k]; m < index.ofShape[k + 1]; m += 1) if (scene.tallied.live[m]) marks.push(m);
    if (marks.length) scene.tagged.push({ area: scene.areaOf(k), marks });
  }
  scene.tagged.sort((a, b) => weight(b) - weight(a) || a.area.shape - b.area.shape);
  scene.areaNames = new Set(scene.tagged.map(({ area }) => model.shapes[area.shape].name));
  showChosen(scene);
}

/** Takes over what is selected: marks, places and areas that are drawn with a stronger edge. */
export function showChosen(scene) {
  const { app, model, index } = scene;
  const { claim, event, shape } = app.selected;
  const shapes = new Set(shape === null ? [] : [shape]);
  scene.chosen = new Set();
  if (claim !== null) {
    const { start, item } = model.claims.places;
    for (let at = start[claim]; at < start[claim + 1]; at += 3) if (item[at] >= 0) shapes.add(item[at]);
  }
  const wanted = event !== null ? event : claim !== null ? model.claims.event[claim] : -1;
  for (let m = 0; m < index.n; m += 1) {
    const here = claim !== null || shape !== null ? marksAny(index, m, shapes) && (wanted < 0 || index.event[m] === wanted) : wanted >= 0 && index.event[m] === wanted;
    if (here && scene.tallied.live[m]) scene.chosen.add(m);
  }
  scene.chosenPlaces = new Set(Array.from(scene.chosen, (m) => scene.places.of[m]).filter((p) => p >= 0));
  scene.areas = scene.tagged.slice(0, MOST_AREAS_DRAWN).map(({ area, marks }) => ({
    area, look: marks.some((m) => scene.chosen.has(m)) ? "chosen" : "plain",
  }));
  // A country's outline shows only while its claims are looked at.
  for (const k of shapes) {
    if (model.shapes[k].kind === "area" && !scene.areas.some(({ area }) => area.shape === k)) scene.areas.push({ area: scene.areaOf(k), look: "outline" });
  }
}
