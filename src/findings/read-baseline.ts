import type { Baseline, BaselineEntry } from "../model/baseline.js";
import { didYouMean } from "../model/nearest.js";
import { compareStrings } from "../model/order.js";
import { UserError } from "../model/user-error.js";
import { BASELINE_VERSION, compareEntries, HEADER_KEY } from "./baseline-text.js";

/**
 * Reads a baseline. What merging leaves behind is harmless: lines in another order, twice, or with other line ends, and a second header. Of two
 * counts of one metric the lower one holds, since counts are to fall.
 * @param file the name for messages.
 * @throws {UserError} with every mistake in it, each with its line.
 */
export function readBaseline(file: string, text: string): Baseline {
  const reading: Reading = { headers: 0, entries: new Map(), metrics: new Map(), mistakes: [] };
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  if (lines.every((line) => line.trim() === "")) {
    throw new UserError(`${file}:1: the baseline is empty: ssotlint baseline writes it anew`);
  }
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("{") && line.trim() === "") continue;
    const mistake = readLine(line, reading);
    if (mistake !== null) reading.mistakes.push(`${file}:${index + 1}: ${mistake}`);
  }
  const { headers, mistakes, entries, metrics } = reading;
  if (headers === 0 && mistakes.length === 0) mistakes.push(`${file}:1: ${NO_HEADER}`);
  if (mistakes.length > 0) throw new UserError(messageOf(mistakes));
  return {
    entries: [...entries.values()].sort(compareEntries),
    metrics: Object.fromEntries([...metrics].sort(([a], [b]) => compareStrings(a, b))),
  };
}

interface Reading {
  headers: number;
  /** By fingerprint: two lines with one are the same finding, recorded on two branches. */
  readonly entries: Map<string, BaselineEntry>;
  readonly metrics: Map<string, number>;
  readonly mistakes: string[];
}

const NO_HEADER = `the line {"${HEADER_KEY}":${BASELINE_VERSION}} is missing: this is no baseline, or not all of it`;

/** What git writes where it could not merge. Every second line of such a block is one of the two sides, whole. */
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

/** Takes in one line. Gives what is wrong with it; null when nothing is. */
function readLine(line: string, reading: Reading): string | null {
  if (!line.startsWith("{") && CONFLICT.test(line)) {
    return "a merge left its markers: remove them, keep the lines of both sides, whose order does not matter, and run ssotlint baseline --prune";
  }
  const value = parsed(line);
  if (typeof value === "string") return value;
  if (HEADER_KEY in value) return readHeader(value, reading);
  return "metric" in value ? readMetric(value, reading) : readEntry(value, reading);
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(line: string): Fields | string {
  try {
    const value: unknown = JSON.parse(line);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Fields) : "expected an object: each line is a finding or a metric";
  } catch (error) {
    // The parser quotes what it read.
    return `is no JSON: ${(error instanceof Error ? error.message : String(error)).replaceAll(/\p{Cc}/gu, "\uFFFD")}`;
  }
}

function readHeader(value: Fields, reading: Reading): string | null {
  const version = value[HEADER_KEY];
  if (typeof version === "number" && version > BASELINE_VERSION) {
    return `a newer version of ssotlint wrote this baseline, in format ${version}; this one reads up to ${BASELINE_VERSION}: update ssotlint`;
  }
  if (version !== BASELINE_VERSION)
    return `"${HEADER_KEY}" is ${JSON.stringify(version)}: expected ${BASELINE_VERSION}`;
  reading.headers++;
  return unknownKey(value, [HEADER_KEY]);
}

function readMetric(value: Fields, { metrics }: Reading): string | null {
  const { metric, count } = value;
  if (typeof metric !== "string") return '"metric": expected the name of a metric';
  if (typeof count !== "number" || !Number.isInteger(count) || count < 0) {
    return '"count": expected a whole number that is not negative';
  }
  metrics.set(metric, Math.min(count, metrics.get(metric) ?? count));
  return unknownKey(value, ["metric", "count"]);
}

/** The keys of an entry, and which of them may be null. */
const KEYS = new Map(
  Object.entries({
    rule: false,
    kind: false,
    file: false,
    symbol: true,
    fingerprint: false,
    bodyHash: true,
    message: false,
  } satisfies Record<keyof BaselineEntry, boolean>),
);

function readEntry(value: Fields, { entries }: Reading): string | null {
  let known = 0;
  for (const key of Object.keys(value)) {
    const mayBeNull = KEYS.get(key);
    if (mayBeNull === undefined) return unknownKey(value, [...KEYS.keys()]);
    const held = value[key];
    if (typeof held === "string" || (mayBeNull && held === null)) known++;
    else return `"${key}": expected a text${mayBeNull ? " or null" : ""}`;
  }
  if (known < KEYS.size) return `"${[...KEYS.keys()].find((key) => !(key in value))}" is missing`;
  const entry = value as unknown as BaselineEntry;
  if (!entries.has(entry.fingerprint)) entries.set(entry.fingerprint, entry);
  return null;
}

function unknownKey(value: Fields, keys: readonly string[]): string | null {
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  return unknown === undefined ? null : `unknown key ${JSON.stringify(unknown)}.${didYouMean(unknown, keys)}`;
}

/** A file that is no baseline at all would fill the screen. */
const MOST_SHOWN = 20;

function messageOf(mistakes: readonly string[]): string {
  const left = mistakes.length - MOST_SHOWN;
  const head = mistakes.length === 1 ? "The baseline has a mistake:" : `The baseline has ${mistakes.length} mistakes:`;
  return [head, ...mistakes.slice(0, MOST_SHOWN), ...(left > 0 ? [`and ${left} more`] : [])].join("\n");
}
