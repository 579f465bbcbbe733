/* Canvases on the map: drawn once a view, wider than it, and moved with it by the browser alone. */

const TILE = 256; // the world's side at zoom 0, in pixels
const PADDING = 0.3; // of the map's size, drawn beyond each of its edges
const MOST_PIXELS = 16e6; // of one canvas: sharper ones would cost a phone its memory

/** The longitude as a part of the world's width, 0 at 180° W. */
export function worldX(lon) {
  return (lon + 180) / 360;
}

/** The latitude as a part of the world's height in the web Mercator projection, 0 in the north. */
export function worldY(lat) {
  const turn = Math.sin((Math.max(-85.0511, Math.min(85.0511, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + turn) / (1 - turn)) / (4 * Math.PI);
}

/** [lon, lat, lon, lat, …] as parts of the world, in place of which a view needs only one scale. */
export function toWorld(flat) {
  const out = new Float64Array(flat.length);
  for (let i = 0; i + 1 < flat.length; i += 2) {
    out[i] = worldX(flat[i]);
    out[i + 1] = worldY(flat[i + 1]);
  }
  return out;
}

/** Pixels of a view in a metre at the latitude that is `y` of the world. */
export function pixelsPerMetre(y, zoom) {
  const lat = 2 * Math.atan(Math.exp(Math.PI * (1 - 2 * y))) - Math.PI / 2;
  return (TILE * Math.pow(2, zoom)) / (40075016.7 * Math.max(0.01, Math.cos(lat)));
}

/** Adds a line of the world to the canvas path, without the corners that nobody could see. */
export function traceLine(ctx, frame, line, closed) {
  const { scale, left, top } = frame;
  let x = line[0] * scale - left;
  let y = line[1] * scale - top;
  ctx.moveTo(x, y);
  for (let i = 2; i < line.length; i += 2) {
    const nextX = line[i] * scale - left;
    const nextY = line[i + 1] * scale - top;
    if (Math.abs(nextX - x) + Math.abs(nextY - y) < 0.8 && i + 2 < line.length) continue;
    x = nextX;
    y = nextY;
    ctx.lineTo(x, y);
  }
  if (closed) ctx.closePath();
}

/** Whether the box [west, north, east, south] in parts of the world is in the frame. */
export function inFrame(frame, box) {
  return box[0] <= frame.world[2] && box[2] >= frame.world[0] && box[1] <= frame.world[3] && box[3] >= frame.world[1];
}

/** [west, north, east, south] of lines in parts of the world. */
export function boxOfWorld(lines) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (let i = 0; i + 1 < line.length; i += 2) {
      box[0] = Math.min(box[0], line[i]);
      box[1] = Math.min(box[1], line[i + 1]);
      box[2] = Math.max(box[2], line[i]);
      box[3] = Math.max(box[3], line[i + 1]);
    }
  }
  return box;
}

/** The frame of a map's view: what a draw function needs to know. Pixels count from its padded corner. */
function frameOf(map, bounds) {
  const zoom = map.getZoom();
  const scale = TILE * Math.pow(2, zoom);
  const corner = map.getPixelOrigin().add(bounds.min);
  const size = bounds.getSize();
  const view = map.containerPointToLayerPoint([0, 0]).subtract(bounds.min);
  const shown = map.getSize();
  return {
    zoom, scale, left: corner.x, top: corner.y, wide: size.x, high: size.y, min: bounds.min,
    view: [view.x, view.y, view.x + shown.x, view.y + shown.y],
    world: [corner.x / scale, corner.y / scale, (corner.x + size.x) / scale, (corner.y + size.y) / scale],
  };
}

/** A layer that draws all of a view on one canvas by draw(ctx, frame); made when Leaflet is there. */
export function canvasLayer(pane, draw) {
  const Kind = L.Renderer.extend({
    options: { pane, padding: PADDING },
    _initContainer() {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true");
    },
    _destroyContainer() {
      this._container.remove();
      this._container = null;
    },
    _updatePaths() {}, // it holds none: all is drawn at once
    getEvents() {
      const events = L.Renderer.prototype.getEvents.call(this);
      events.move = this._follow;
      return events;
    },
    /** A drag that leaves what is drawn is drawn on: there are no blank edges. */
    _follow() {
      if (!this._bounds || this._map.getZoom() !== this._zoom) return;
      const corner = this._map.containerPointToLayerPoint([0, 0]);
      const seen = L.bounds(corner, corner.add(this._map.getSize()));
      if (!this._bounds.contains(seen)) this._update();
    },
    _update() {
      if (this._map._animatingZoom && this._bounds) return;
      L.Renderer.prototype._update.call(this);
      // Leaflet tells of one change of view more than once.
      const { min, max } = this._bounds;
      const { x, y } = this._map.getPixelOrigin();
      const view = [this._zoom, x, y, min.x, min.y, max.x, max.y].join();
      if (view !== this._view) this.redraw();
      this._view = view;
    },
    redraw() {
      if (!this._map || !this._bounds) return;
      const size = this._bounds.getSize();
      const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / Math.max(1, size.x * size.y)));
      const canvas = this._container;
      const [wide, high] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
      if (canvas.width !== wide) canvas.width = wide;
      if (canvas.height !== high) canvas.height = high;
      canvas.style.setProperty("width", size.x + "px");
      canvas.style.setProperty("height", size.y + "px");
      L.DomUtil.setPosition(canvas, this._bounds.min);
      const ctx = canvas.getContext("2d");
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.clearRect(0, 0, size.x, size.y);
      draw(ctx, Object.assign(frameOf(this._map, this._bounds), { ratio }));
    },
  });
  return new Kind();
}
