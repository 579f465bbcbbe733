/* The page's pure geometry: lines out of text, boxes, what lies in what. Nothing of the document. */

/** The corners of a line that encoding.py wrote, as [lon, lat, lon, lat, …]; scale is 10 to its decimals. */
export function decodeLine(text, scale) {
  const out = [];
  const at = [0, 0];
  let value = 0;
  let shift = 0;
  for (let i = 0; i < text.length; i += 1) {
    const digit = digitOf(text.charCodeAt(i));
    if (digit < 0) throw new RangeError("no line: " + text.slice(0, 40));
    value |= (digit & 31) << shift;
    shift += 5;
    if (digit >= 32) continue;
    const axis = out.length & 1;
    at[axis] += (value >>> 1) ^ -(value & 1);
    out.push(at[axis] / scale);
    value = 0;
    shift = 0;
  }
  return out;
}

/** The value of a character of an encoded line (encoding.py: ALPHABET), -1 if it is none. */
function digitOf(code) {
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return code - 55;
  if (code >= 97 && code <= 122) return code - 61;
  if (code === 45) return 62;
  return code === 95 ? 63 : -1;
}

/** Whether two boxes [south, west, north, east] have a point in common. */
export function boxesTouch(one, two) {
  return one[0] <= two[2] && one[2] >= two[0] && one[1] <= two[3] && one[3] >= two[1];
}

/** Whether the point lies inside the rings (even-odd). */
export function holdsPoint(rings, lon, lat) {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i + 1 < ring.length; j = i, i += 2) {
      const [x1, y1, x2, y2] = [ring[i], ring[i + 1], ring[j], ring[j + 1]];
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** Whether the straight way between two corners has a point in the box [south, west, north, east]. */
export function stepTouchesBox(x1, y1, x2, y2, box) {
  let from = 0;
  let to = 1;
  for (const [start, way, low, high] of [[x1, x2 - x1, box[1], box[3]], [y1, y2 - y1, box[0], box[2]]]) {
    if (way === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const [a, b] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from <= to;
}

/** Whether the box [south, west, north, east] has a point in common with the area. */
export function touchesArea(rings, box) {
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i + 1 < ring.length; j = i, i += 2) {
      if (stepTouchesBox(ring[j], ring[j + 1], ring[i], ring[i + 1], box)) return true;
    }
  }
  return holdsPoint(rings, (box[1] + box[3]) / 2, (box[0] + box[2]) / 2);
}
