/* Moving the view to what is looked at, clear of the sheet that lies over the map. */

const EDGE = 50;

/** The shapes of a selection {claim, event, shape}: the claim's, the strike's, or the one shape. */
export function shapesOf(model, index, { claim, event, shape }) {
  if (shape !== null && shape !== undefined) return [shape];
  const found = new Set();
  if (claim !== null && claim !== undefined) {
    const { start, item } = model.claims.places;
    for (let at = start[claim]; at < start[claim + 1]; at += 3) if (item[at] >= 0) found.add(item[at]);
  } else if (event !== null && event !== undefined) {
    for (let m = 0; m < index.n; m += 1) if (index.event[m] === event) found.add(index.shape[m]);
  }
  return Array.from(found);
}

/** Ways to move the view: lookAt(selection, close) and keepInView(). */
export function makeGaze(scene, map, main) {
  const { model, index, app } = scene;
  const phone = () => window.matchMedia("(max-width: 700px)").matches;
  const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  /** How much of the map's right side and foot the sheet hides, in px. */
  const hidden = () => {
    const sheet = main.querySelector(".gm-sheet");
    const at = sheet && sheet.getBoundingClientRect();
    const box = map.getContainer().getBoundingClientRect();
    if (!at || !at.width || !at.height || at.left > box.right || at.top > box.bottom) return [0, 0];
    if (at.width > 0.9 * box.width) return [0, Math.max(0, Math.min(box.height - 120, box.bottom - at.top))];
    return [Math.max(0, box.right - at.left), 0];
  };
  /** How much of the map's top the strip of chips hides, in px; never so much that nothing is left. */
  const covered = () => {
    const box = map.getContainer().getBoundingClientRect();
    const chips = Array.from(map.getContainer().querySelectorAll(".gm-strip > *"), (one) => one.getBoundingClientRect().bottom - box.top);
    return Math.max(0, Math.min(Math.max(0, ...chips), box.height - hidden()[1] - 120));
  };
  const boundsOfShape = (k) => {
    const shape = model.shapes[k];
    if (shape.kind !== "disc") return L.latLngBounds([shape.box[0], shape.box[1]], [shape.box[2], shape.box[3]]);
    return L.latLng(shape.center[1], shape.center[0]).toBounds(2 * Math.max(500, shape.radius_m));
  };
  const anchorOf = (k) => {
    const [lon, lat] = model.shapes[k].kind === "disc" ? model.shapes[k].center : model.shapes[k].label;
    return L.latLng(lat, lon);
  };
  const near = (k) => map.getBounds().pad(0.5).contains(anchorOf(k));
  const padding = () => {
    const [right, foot] = hidden();
    return { paddingTopLeft: [EDGE, covered() + EDGE], paddingBottomRight: [right + EDGE, foot + EDGE], animate: !calm() };
  };
  const fit = (shapes) => {
    const bounds = shapes.reduce((all, k) => all.extend(boundsOfShape(k)), L.latLngBounds([]));
    if (bounds.isValid()) map.fitBounds(bounds, Object.assign(padding(), { maxZoom: Math.max(8, Math.min(map.getZoom(), 11)) }));
  };
  return {
    /** Shows all of what is selected; `close` puts the sheet away where it would hide the map. */
    lookAt(selection, close) {
      if (close && phone()) app.close();
      fit(shapesOf(model, index, Object.assign({ claim: null, event: null, shape: null }, selection)));
    },
    /** Moves the view only if not all towns and sites of what is selected can be seen, or none of its areas. */
    keepInView() {
      requestAnimationFrame(() => { // when the sheet stands where it will
        const fine = shapesOf(model, index, app.selected).filter((k) => model.shapes[k].level !== "country");
        if (!fine.length) return;
        const [right, foot] = hidden();
        const size = map.getSize();
        const top = covered();
        const seen = (k) => {
          const p = map.latLngToContainerPoint(anchorOf(k));
          return p.x > 20 && p.y > top + 20 && p.x < size.x - right - 20 && p.y < size.y - foot - 20;
        };
        const spots = fine.filter((k) => model.shapes[k].kind === "disc");
        if (spots.length ? spots.every(seen) : fine.some(seen)) return;
        if (spots.length === 1 && near(spots[0])) map.panInside(anchorOf(spots[0]), padding());
        else if (fine.length === 1 && near(fine[0])) map.panInside(anchorOf(fine[0]), padding());
        else fit(fine);
      });
    },
  };
}
