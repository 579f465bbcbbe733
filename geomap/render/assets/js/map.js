/* The map: it follows the filters and what is selected; drawn on two canvases, with buttons for areas. */
import { canvasLayer } from "./canvas.js";
import { el, said } from "./dom.js";
import { makeGaze } from "./gaze.js";
import { spriteStore, themeOf } from "./glyphs.js";
import { drawGround, readGround } from "./ground.js";
import { makeInset } from "./inset.js";
import { drawMarks, layAreaNames, layNames, layOut } from "./paint.js";
import { makePointer } from "./pointer.js";
import { makeScene, showChosen, showSifted } from "./scene.js";
import { makeStrip, makeTags, NARROW, placeTags, splitAreas } from "./tags.js";
import { addTiles } from "./tiles.js";
import { counted, say, WORDS } from "./words.js";

const MARGIN = 24; // px around the claims at first
const STRIP = 110; // px; of a narrow map's top the strip takes so much

/** The folium map of the page, or null where there is none. */
function findMap() {
  return typeof L !== "undefined" && window.map_geomap instanceof L.Map ? window.map_geomap : null;
}

/** The compact line of credits on the map; all of them stand in the page's foot. */
function creditWords(credits) {
  const first = String(credits || "").split(/[.;](?:\s|$)/)[0];
  return first.length > 4 && first.length < 70 ? first : say("Boundaries are no endorsement");
}

/** Goes to the page's foot, and leaves the address (and so what it tells) as it is. */
function showFoot(press) {
  press.preventDefault();
  const foot = document.getElementById("gm-foot");
  if (foot) foot.focus();
}

/** Sets up Leaflet's part: panes, controls, the first view. */
function layMap(map, model) {
  const box = map.getContainer();
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", say("Map of claims"));
  box.addEventListener("scroll", () => { box.scrollTop = 0; box.scrollLeft = 0; });
  for (const [name, z] of [["gm-ground", 210], ["gm-marks", 420], ["gm-tags", 610]]) map.createPane(name).style.setProperty("z-index", String(z));
  for (const name of ["gm-ground", "gm-marks"]) map.getPane(name).style.setProperty("pointer-events", "none");
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
    map.options.zoomAnimation = false;
    map.options.fadeAnimation = false;
    map._zoomAnimated = false;
  }
  const credit = L.control({ position: "bottomright" });
  credit.onAdd = () => el("div", { class: "gm-credit" },
    el("span", { class: "gm-credit-words" }, said("span", null, creditWords(model.head.credits)), " · "), el("a", { href: "#gm-foot", onclick: showFoot }, say("credits below")));
  credit.addTo(map);
  showAll(map, model.head);
}

/** Shows all of the claims' area, at once or as soon as the map has room. */
function showAll(map, head) {
  map.invalidateSize(false);
  const size = map.getSize();
  if (size.x < 2 * MARGIN + 50 || size.y < 2 * MARGIN + 50) {
    map.once("resize", () => showAll(map, head));
    return;
  }
  const { view, ground } = head;
  if (view) {
    map.fitBounds([[view[0], view[1]], [view[2], view[3]]], {
      animate: false, paddingTopLeft: [MARGIN, size.x < NARROW ? STRIP : MARGIN], paddingBottomRight: [MARGIN, MARGIN],
    });
  }
  // Farther out than the ground reaches there is nothing to see.
  const [south, west, north, east] = (ground.far || ground).frame;
  map.setMinZoom(Math.max(2, Math.min(map.getZoom() - 1, Math.floor(map.getBoundsZoom([[south, west], [north, east]], false)))));
}

/** The parts of the container that controls and the sheet cover, in its px. */
function makeBlocked(map, main, strip) {
  const box = map.getContainer();
  let held = null;
  const measure = () => {
    const from = box.getBoundingClientRect();
    const covers = [...box.querySelectorAll(".leaflet-control, .gm-crowd"), ...strip.box.children, ...main.querySelectorAll(".gm-sheet")];
    return covers.map((node) => node.getBoundingClientRect()).filter((at) => at.width && at.height && at.width < 0.9 * from.width)
      .map((at) => [at.left - from.left - 3, at.top - from.top - 3, at.right - from.left + 3, at.bottom - from.top + 3]);
  };
  return {
    forget() { held = null; },
    boxes() {
      held = held || measure();
      return held;
    },
  };
}

/** Says how many places lie under others; whether that is news. */
function tellCrowd(node, under) {
  const words = under ? counted("{n} further place lies under these: zoom in", "{n} further places lie under these: zoom in", under) : "";
  if (node.textContent === words) return false;
  node.textContent = words;
  return true;
}

/** Lays out and draws the marks, tags and names of a frame. */
function paintFrame(ctx, frame, scene, { strip, tags, crowd, inset, blocked }) {
  if (!scene.tallied) return;
  const { near, far } = splitAreas(scene, frame);
  const laid = layOut(scene, frame);
  if (strip.set(far, scene.countries, scene.without, frame)) blocked.forget();
  if (tellCrowd(crowd, laid.under)) blocked.forget();
  Object.assign(laid, layNames(scene, frame, laid));
  const placed = placeTags(scene, frame, laid, near);
  scene.without = near.length - placed.length;
  if (strip.set(far, scene.countries, scene.without, frame)) blocked.forget();
  layAreaNames(scene, frame, laid);
  drawMarks(ctx, frame, laid, scene, placed);
  tags.set(placed, frame);
  scene.drawn = laid.glyphs;
  scene.frame = frame;
  if (inset) inset.follow();
}

/** Adds the scale, and lets Leaflet's own controls speak the page's language; miles are for English. */
function tellControls(map) {
  const scale = L.control.scale({ imperial: WORDS.language === "en", position: "bottomleft" });
  scale._updateMetric = (most) => {
    const metres = scale._getRoundNum(most);
    const words = metres < 1000 ? say("{n} m", { n: metres }) : say("{n} km", { n: metres / 1000 });
    scale._updateScale(scale._mScale, words, metres / most);
  };
  scale.addTo(map);
  const { _zoomInButton: closer, _zoomOutButton: farther } = map.zoomControl || {};
  for (const [control, words] of [[closer, say("Zoom in")], [farther, say("Zoom out")]]) {
    if (control) for (const name of ["title", "aria-label"]) control.setAttribute(name, words);
  }
}

/** The parts that stand on the map: strip, tags, note of what lies under others, scale, inset. */
function makeParts(scene, map, main) {
  const crowd = el("p", { class: "gm-crowd", role: "status" });
  map.getContainer().append(crowd);
  const strip = makeStrip(scene, map);
  const tags = makeTags(scene, map);
  tellControls(map);
  const inset = makeInset(scene.model.head.ground.inset, map, scene.fontFamily);
  const blocked = makeBlocked(map, main, strip);
  scene.blocked = (frame) => blocked.boxes().map(([l, t, r, b]) => [l + frame.view[0], t + frame.view[1], r + frame.view[0], b + frame.view[1]]);
  return { crowd, strip, tags, inset, blocked };
}

/** The map's view: it follows the filters and what is selected. */
export function makeMap(app, main) {
  app.lookAt = () => {};
  const map = findMap();
  if (!map) return null;
  const scene = makeScene(app);
  const ground = readGround(app.model.head.ground);
  layMap(map, app.model);
  const parts = makeParts(scene, map, main);
  const below = canvasLayer("gm-ground", (ctx, frame) => drawGround(ctx, frame, ground, scene.theme));
  const above = canvasLayer("gm-marks", (ctx, frame) => paintFrame(ctx, frame, scene, parts));
  const repaint = () => {
    scene.theme = themeOf(app.model);
    scene.sprites = spriteStore(scene.table, scene.theme, Math.min(3, window.devicePixelRatio || 1));
    if (parts.inset) parts.inset.paint(scene.theme);
    below.redraw();
    above.redraw();
  };
  repaint();
  map.addLayer(below).addLayer(above);
  addTiles(map, app.model.head.tiles);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  map.on("resize", parts.blocked.forget);
  makePointer(scene, map);
  const gaze = makeGaze(scene, map, main);
  watchSize(map, main, (wasSheet) => {
    parts.blocked.forget();
    above.redraw();
    if (wasSheet) gaze.keepInView(); // it has grown over what it tells of
  });
  app.lookAt = gaze.lookAt;
  const view = {
    update() {
      showSifted(scene);
      above.redraw();
    },
    select() {
      showChosen(scene);
      above.redraw();
      gaze.keepInView();
    },
  };
  app.add(view);
  return view;
}

/** Tells the style how much of the map's right side the sheet covers. */
function tellCover(box, sheet) {
  const at = sheet && sheet.getBoundingClientRect();
  const from = box.getBoundingClientRect();
  const cover = at && at.width && at.height && at.width < 0.9 * from.width ? Math.max(0, from.right - at.left) : 0;
  box.style.setProperty("--gm-cover", Math.round(cover) + "px");
  box.classList.toggle("gm-covered", cover > 0);
}

/** Follows changes of the map's own size and of the sheet over it. */
function watchSize(map, main, changed) {
  const box = map.getContainer();
  const sheet = main.querySelector(".gm-sheet");
  let pending = 0;
  let sheetToo = false;
  const watch = new ResizeObserver((entries) => {
    if (entries.some((entry) => entry.target === box)) map.invalidateSize({ pan: true, animate: false }); // keeps its middle
    tellCover(box, sheet);
    sheetToo = sheetToo || entries.some((entry) => entry.target === sheet);
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(() => {
      changed(sheetToo);
      sheetToo = false;
    });
  });
  watch.observe(box);
  if (sheet) watch.observe(sheet);
}
