import { nearest } from "../model/nearest.js";
import { quote, type TextProblem } from "./path-text.js";

export const ROLE_ID = "^[a-z0-9][a-z0-9._-]*$";

export const roleIdProblem: TextProblem = (text) => {
  if (new RegExp(ROLE_ID).test(text)) return null;
  const better = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+/, "");
  const hint = better === "" ? "" : `, like ${quote(better)}`;
  return `${quote(text)} is no role id: expected lower-case letters, digits, "-", "_" and ".", starting with a letter or digit${hint}`;
};

/** A specifier with at most one `*`. */
export const aliasPatternProblem: TextProblem = (text) => {
  if (text === "") return 'is empty: expected an import specifier, like "@/*"';
  const stars = text.split("*").length - 1;
  return stars <= 1 ? null : `${quote(text)} has ${stars} "*": expected at most one`;
};

/** The first words of all metrics. */
const METRIC_FAMILIES = ["roles", "routes", "imports", "access", "constants"] as const;

export const METRIC = `^(${METRIC_FAMILIES.join("|")})(\\.[^.\\s]+)+$`;

export const metricProblem: TextProblem = (text) => {
  if (new RegExp(METRIC).test(text)) return null;
  const [family = "", ...rest] = text.split(".");
  const meant = nearest(family, METRIC_FAMILIES);
  const hint = meant !== null && rest.length > 0 ? `; did you mean ${quote([meant, ...rest].join("."))}?` : "";
  const expected = `expected one that starts with ${METRIC_FAMILIES.map((name) => `${name}.`).join(", ")}`;
  return `${quote(text)} is no metric${hint === "" ? `: ${expected}, like "routes.competing"` : hint}`;
};

export const DATE = String.raw`^\d{4}-\d{2}-\d{2}$`;

/** An ISO date that is in the calendar. */
export const dateProblem: TextProblem = (text) => {
  if (!new RegExp(DATE).test(text)) return `${quote(text)} is no date: expected yyyy-mm-dd, like 2026-12-31`;
  const [year = 0, month = 0, day = 0] = text.split("-").map(Number);
  if (month < 1 || month > 12) return `${quote(text)} does not exist: there is no month ${month}`;
  const days = daysIn(year, month);
  if (day >= 1 && day <= days) return null;
  return `${quote(text)} does not exist: that month has the days 01 to ${days}`;
};

export const METHOD = "^[A-Z][A-Z-]*$";

export const methodProblem: TextProblem = (text) => {
  if (new RegExp(METHOD).test(text)) return null;
  const better = text.toUpperCase();
  const hint = new RegExp(METHOD).test(better)
    ? `write ${quote(better)}`
    : 'expected one in capitals, like "GET" or "WS"';
  return `${quote(text)} is no method: ${hint}`;
};

/** A path that a request asks for. */
export const routePathProblem: TextProblem = (text) =>
  text.startsWith("/") ? null : `${quote(text)} is no route: expected a path that starts with "/"`;

/** What a router is mounted under; nothing at all is a prefix too. */
export const prefixProblem: TextProblem = (text) => (text === "" ? null : routePathProblem(text));

/** `os.environ`, `ws.WebSocketServer`, `node:fs.readFile`. */
export const dottedNameProblem: TextProblem = (text) => {
  const meant = text
    .trim()
    .replace(/^new\s+/, "")
    .replace(/\(.*$/, "");
  if (text !== "" && text === meant && !/\s/.test(text)) return null;
  return `${quote(text)} is no dotted name: ${meant === "" || /\s/.test(meant) ? 'expected one like "os.environ"' : `write ${quote(meant)}`}`;
};

/** A text for people. */
export const emptyProblem: TextProblem = (text) => (text.trim() === "" ? "is empty: expected a text" : null);

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return leap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
