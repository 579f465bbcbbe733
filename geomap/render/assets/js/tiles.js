/* Online tiles, only in a page whose maker asked for them: over our own ground, under all that is claimed. */
import { el, said } from "./dom.js";
import { say } from "./words.js";

const OVER_GROUND = "215"; // the ground stands at 210, the marks at 420
const FINEST = 19;

/** The layer of the tiles, on the map, with its credit and a way to switch it off; null without a `spec`. */
export function addTiles(map, spec) {
  if (!spec || typeof spec.url !== "string") return null;
  const pane = map.createPane("gm-tiles");
  pane.style.setProperty("z-index", OVER_GROUND);
  pane.style.setProperty("pointer-events", "none");
  const layer = L.tileLayer(spec.url, { pane: "gm-tiles", maxZoom: FINEST, referrerPolicy: "no-referrer", attribution: "" });
  layer.addTo(map);
  const credit = L.control({ position: "bottomright" });
  credit.onAdd = () => tilesCredit(map, layer, spec);
  credit.addTo(map);
  return layer;
}

/** Whom the tiles are credited to, with the switch; what viewing tells their host is its title. */
function tilesCredit(map, layer, spec) {
  const box = el("input", { type: "checkbox", checked: true, onchange: () => {
    if (box.checked) map.addLayer(layer);
    else map.removeLayer(layer);
  } });
  const node = el("div", { class: "gm-credit gm-tiles-credit", title: spec.warning });
  node.append(el("label", null, box, " " + say("Online tiles")), ": ", said("span", null, spec.attribution));
  L.DomEvent.disableClickPropagation(node);
  return node;
}
