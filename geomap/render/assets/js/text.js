/* Words, numbers and days for a reader; pure. */
import { heldIn, say, WORDS } from "./words.js";

const MONTHS = WORDS.months || ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const BARE_MONTHS = WORDS.bare || MONTHS; // as they stand without a day
const DAY_MS = 86400000;

/** The text as it is compared in a search: case, marks above letters and forms of apostrophes do not count. */
export function fold(text) {
  const lower = String(text).toLowerCase();
  if (!/[^\x00-\x7f]/.test(lower)) return lower;
  return lower.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019\u02bc\u02b9]/g, "'");
}

/** No more than so many units of the text, and no half of a character at their end. */
export function cutAt(text, most) {
  const cut = text.slice(0, most);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** What Python says of a place as a sentence: "names only the region" after a subject, all else by itself. */
export function placeSentence(subject, words) {
  const whole = words.startsWith("names ") ? subject + " " + words : words.slice(0, 1).toUpperCase() + words.slice(1);
  return whole + (/[.!?]$/.test(words) ? "" : ".");
}

/** {href, host} where the text is a web address that may be linked, else null. */
export function safeUrl(text) {
  if (typeof text !== "string" || !/^https?:\/\//i.test(text)) return null;
  try {
    const url = new URL(text);
    if (url.protocol !== "http:" && url.protocol !== "https:") return null;
    return url.host ? { href: url.href, host: url.host } : null;
  } catch (fault) {
    if (fault instanceof TypeError) return null;
    throw fault;
  }
}

/** The colour if it is a plain hex colour, else grey. */
export function safeColor(text) {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text || "") ? text : "#6b6b6b";
}

/** Black or white, whichever is easier to read on the colour (WCAG relative luminance). */
export function inkOn(color) {
  const short = color.length === 4;
  const part = (i) => {
    const hex = short ? color[i + 1].repeat(2) : color.slice(1 + 2 * i, 3 + 2 * i);
    const v = parseInt(hex, 16) / 255;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  };
  const light = 0.2126 * part(0) + 0.7152 * part(1) + 0.0722 * part(2);
  return light > 0.179 ? "#000000" : "#ffffff";
}

/** Days since 1970-01-01 as YYYY-MM-DD. */
export function isoDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** YYYY-MM-DD as days since 1970-01-01, else null. */
export function dayOf(iso) {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(iso || "") ? Date.parse(iso + "T00:00:00Z") / DAY_MS : NaN;
  return Number.isInteger(day) && isoDay(day) === iso ? day : null;
}

/** A day for a reader: "19 Nov 2024". */
export function shownDay(day) {
  const [year, month, date] = isoDay(day).split("-");
  return Number(date) + " " + MONTHS[month - 1] + " " + year;
}

/** Days for a reader: "19 Nov 2024", "18–19 Nov 2024", "30 Nov – 2 Dec 2024". */
export function shownDays(first, last) {
  if (first === null || first === undefined) {
    return last === null || last === undefined ? say("day not stated") : say("day not stated, until {day}", { day: shownDay(last) });
  }
  if (last === null || last === undefined || first === last) return shownDay(first);
  const [a, b] = [isoDay(first).split("-"), isoDay(last).split("-")];
  if (a[0] !== b[0]) return shownDay(first) + " – " + shownDay(last);
  if (a[1] !== b[1]) return Number(a[2]) + " " + MONTHS[a[1] - 1] + " – " + shownDay(last);
  return Number(a[2]) + "–" + shownDay(last);
}

/** A date of publication (YYYY, YYYY-MM or YYYY-MM-DD) for a reader; any other text as it is. */
export function shownDate(text) {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text || "");
  if (!found || !MONTHS[(found[2] || 1) - 1]) return text || "";
  const months = found[3] ? MONTHS : BARE_MONTHS;
  return [found[3] && Number(found[3]), found[2] && months[found[2] - 1], found[1]].filter(Boolean).join(" ");
}

/** The place that is drawn for one that has none of its own, by the words on it; "" for all others. */
export function standIn(note) {
  return heldIn("names a place whose position is in no data that geomap has: {name} is marked", note) || "";
}

/** Stances in one word, as `inWords` says them. */
export const STANCE_WORDS = [say("confirmed"), say("claimed"), say("alleged"), say("denied"), say("not confirmed")];

/** A key of our own vocabulary in words ("head_of_state"); any other text as it is. */
export function inWords(key) {
  if (key === null || key === undefined) return "?";
  return /^[a-z_]+$/.test(key) ? say(key.replace(/_/g, " ")) : String(key);
}
