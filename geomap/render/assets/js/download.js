/* The shown claims as files, made in the browser: GeoJSON (RFC 7946) and CSV that no spreadsheet runs. */
import { BACKGROUND, DISPUTED, NO_DAY, REVIEWED } from "./data.js";
import { decodeLine, holdsPoint } from "./geo.js";
import { isoDay } from "./text.js";
import { heldIn, say } from "./words.js";

const OUTLINES = say("thinned for the page that they were taken from; claims.geojson has them finer");
const POINTS = new Set(["point", "settlement"]);

/** A cell of a CSV file: a text that a spreadsheet would run gets an apostrophe; quoted where it must be. */
export function csvCell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const text = value.replace(/\r\n?/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "\ufffd");
  const safe = /^(?:[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/.test(text) ? "'" + text : text;
  return /[",\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
}

/** Rows of one set of columns as CSV: one line of names, LF, UTF-8. */
export function csvOf(columns, rows) {
  const line = (cells) => cells.map(csvCell).join(",") + "\n";
  return line(columns) + rows.map((row) => line(columns.map((name) => row[name]))).join("");
}

/** Twice the signed area of a ring [lon, lat, …]: positive counterclockwise. */
function turning(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 2; i + 1 < ring.length; j = i, i += 2) sum += ring[j] * ring[i + 1] - ring[i] * ring[j + 1];
  return sum;
}

/** A ring as closed positions, counterclockwise or clockwise. */
function positions(ring, counterclockwise) {
  const out = [];
  for (let i = 0; i + 1 < ring.length; i += 2) out.push([ring[i], ring[i + 1]]);
  if (turning(ring) > 0 !== counterclockwise) out.reverse();
  const [first, last] = [out[0], out[out.length - 1]];
  if (first && (first[0] !== last[0] || first[1] !== last[1])) out.push(first.slice());
  return out;
}

/** Rings as a MultiPolygon: those that lie in an odd number of others are holes of the smallest that is none. */
export function multiPolygon(rings) {
  const whole = rings.filter((ring) => ring.length >= 6 && turning(ring) !== 0);
  const holders = whole.map((ring) => whole.filter((other) => other !== ring && holdsPoint([other], ring[0], ring[1])));
  const polygons = new Map();
  whole.forEach((ring, i) => { if (holders[i].length % 2 === 0) polygons.set(ring, [positions(ring, true)]); });
  const size = (ring) => Math.abs(turning(ring));
  whole.forEach((ring, i) => {
    if (holders[i].length % 2 === 0) return;
    const owner = holders[i].filter((one) => polygons.has(one)).sort((a, b) => size(a) - size(b))[0];
    if (owner) polygons.get(owner).push(positions(ring, false));
  });
  return polygons.size ? { type: "MultiPolygon", coordinates: Array.from(polygons.values()) } : null;
}

/** The geometry of a shape: a point where the words name one, an area's outline, never an area's middle. */
export function geometryOf(shape) {
  if (!shape) return null;
  if (shape.kind === "disc") return { type: "Point", coordinates: shape.center.slice() };
  return multiPolygon(shape.rings.map((ring) => (typeof ring === "string" ? decodeLine(ring, 10 ** shape.decimals) : ring)));
}

const joined = (list) => Array.from(new Set(list.filter(Boolean))).join("; ") || null;
const iso = (day) => (day === NO_DAY ? null : isoDay(day));
const listed = (column, i, words) => joined(Array.from(column.item.subarray(column.start[i], column.start[i + 1]), words));

/** What a claim says and where it stands, as flat properties. */
export function claimProperties(model, i, detail) {
  const { claims, lists, sources, families, documents, events } = model;
  const [source, doc, event, flags] = [sources[claims.source[i]], claims.document[i], claims.event[i], claims.flags[i]];
  const fields = {};
  const inferred = detail.cells.filter((cell) => heldIn("inferred: {why}", (lists.notes || [])[cell[5]]) !== null).map((cell) => lists.fields[cell[0]][0]);
  lists.fields.forEach(([key], row) => {
    const cells = detail.cells.filter((cell) => cell[0] === row);
    if (!["when", "weapon", "target"].includes(key)) fields[key] = joined(cells.map((cell) => cell[1]));
  });
  return {
    claim: claims.id[i], event: event < 0 ? null : events.id[event], headline: detail.headline, origin: source.name,
    origin_kind: (detail.chain.slice(-1)[0] || [])[1] || null, about: detail.about || null,
    family: families[source.family] ? families[source.family].name : null,
    stance: lists.stances[claims.stance[i]][0], form: detail.form === null ? null : lists.forms[detail.form], background: Boolean(flags & BACKGROUND),
    contradicted: Boolean(flags & DISPUTED), copy_of: detail.copy === null ? null : claims.id[detail.copy], reviewed: Boolean(flags & REVIEWED),
    confidence: lists.levels[claims.level[i]][0], grade: claims.grade[i] < 0 ? null : lists.grades[claims.grade[i]],
    date_earliest: iso(claims.first[i]), date_latest: iso(claims.last[i]),
    weapon: listed(claims.weapons, i, (one) => lists.weapons[one][0]), weapon_class: listed(claims.weapons, i, (one) => lists.weapons[one][1]),
    target: listed(claims.targets, i, (one) => [lists.targets[one]].flat()[0]), ...fields,
    inferred: joined(inferred),
    not_drawn: detail.why, quote: detail.quotes.join(" [...] "), chain: detail.chain.map((link) => link[0]).filter(Boolean).join(" → "),
    path: documents.path[doc], publisher: documents.publisher[doc], title: documents.title[doc], url: documents.url[doc],
    published: documents.published[doc],
  };
}

/** A row for each place of the claim, one for a claim without any: {id, shape, properties}. */
export function claimRows(model, i, detail) {
  const own = claimProperties(model, i, detail);
  const { start, item } = model.claims.places;
  const rows = [];
  for (let at = start[i]; at < start[i + 1]; at += 3) {
    const shape = model.shapes[item[at]] || null;
    const told = detail.places[rows.length] || [];
    const point = shape && shape.kind === "disc" && POINTS.has(shape.level) ? shape.center : [null, null];
    rows.push({
      id: own.claim + "-" + rows.length, shape, properties: Object.assign({}, own, {
        place_inferred: (detail.inferred || []).includes(rows.length),
        place_text: told[0] || null, place: told[1] || null, precision: shape ? shape.level : null, precision_note: told[2] || null,
        role: model.lists.roles[item[at + 1]] || null, what: model.lists.whats[item[at + 2]] || null, place_why: told[3] || null,
        lon: point[0], lat: point[1], radius_m: shape && shape.kind === "disc" ? shape.radius_m : null,
      }),
    });
  }
  if (!rows.length) rows.push({ id: own.claim + "-0", shape: null, properties: Object.assign({}, own, { place_why: say("the text names no place for it") }) });
  return rows;
}

/** The rows as a FeatureCollection, a feature a line; method and "as of" stand in its `geomap`. */
export function geoJson(head, rows) {
  const known = new Map();
  const geometry = (shape) => {
    if (!known.has(shape)) known.set(shape, geometryOf(shape));
    return known.get(shape);
  };
  const top = { type: "FeatureCollection", geomap: { method: head.method, credits: head.credits, as_of: head.as_of, outlines: OUTLINES } };
  const features = rows.map(({ id, shape, properties }) => {
    const { lon, lat, ...others } = properties; // they stand in the geometry; beside it they would be a second truth
    return JSON.stringify({ type: "Feature", id, geometry: geometry(shape), properties: others });
  });
  return JSON.stringify(top).slice(0, -1) + ',"features":[\n' + features.join(",\n") + "\n]}\n";
}

/** The rows as CSV; the method and "as of" stand in the first row's last cells. */
export function csvFile(head, rows) {
  const own = rows.map(({ id, properties }) => Object.assign({ id }, properties));
  const columns = Array.from(new Set(own.flatMap((row) => Object.keys(row))));
  if (own.length) Object.assign(own[0], { method: head.method, as_of: head.as_of });
  return csvOf([...columns, "method", "as_of"], own);
}

/** All rows of the shown claims, their details read chunk by chunk. */
export async function shownRows(app) {
  const { model, sifted } = app;
  const { detail, n } = model.claims;
  const rows = [];
  for (let number = 0; number < detail.count; number += 1) {
    const [from, to] = [number * detail.size, Math.min(n, (number + 1) * detail.size)];
    if (!sifted.shown.subarray(from, to).includes(1)) continue;
    const chunk = await detail.read(number);
    for (let i = from; i < to; i += 1) {
      if (!sifted.shown[i]) continue;
      const one = {};
      for (const key of Object.keys(chunk)) one[key] = chunk[key][i - from];
      rows.push(...claimRows(model, i, one));
    }
  }
  return rows;
}

/** Hands a file to the reader. */
export function saveFile(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
