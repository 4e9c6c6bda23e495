import type { RouteStop } from "../../model/routes.js";
import type { Place } from "../../model/span.js";
import { isConfigured } from "../flow/configured.js";
import type { Guard, Value } from "../flow/value.js";
import { optionsOf, settled } from "../flow/values.js";
import type { PathText } from "./framework.js";

/** What stands for a part of a path that is not known. */
export const GAP = "…";

export const EMPTY_PATH: PathText = { text: "", stop: null, base: null };

export function knownPath(text: string): PathText {
  return { text, stop: null, base: null };
}

/** A path of which nothing is known. */
export function unknownPath(stop: RouteStop): PathText {
  return { text: GAP, stop, base: null };
}

/** A path as far as it is known. Where nothing is given, it is empty. */
export function pathText(value: Value | null, place: Place): PathText {
  if (value === null) return EMPTY_PATH;
  if (value.kind === "literal" && value.value === null) return isConfigured(value) ? unsaid(value, place) : EMPTY_PATH;
  switch (value.kind) {
    case "string":
      return knownPath(value.value);
    case "text":
      return value.parts.map((part) => pathText(part, place)).reduce(concatenated, EMPTY_PATH);
    case "unknown":
      return gap(value, { place: value.place, reason: value.reason });
    case "deferred":
      return pathText(settled(value), place);
    default:
      return gap(value, { place, reason: reasonFor(value) });
  }
}

/** What is nothing by default is used only where it is something. */
function unsaid(value: Value, place: Place): PathText {
  return gap(value, { place, reason: "it is set from outside of the code" });
}

function gap(value: Value, stop: RouteStop): PathText {
  return { text: GAP, stop, base: { value, stop } };
}

/**
 * A path in front of others: what it begins with may be unknown, since those below have it in common. `start` is what stands in front of it
 * then, which a framework asks of every path.
 */
export function asPrefix(path: PathText, start: "" | "/"): PathText {
  if (path.base === null || path.text.indexOf(GAP, 1) > 0) return path;
  return { text: path.text.startsWith(GAP) ? start + path.text : path.text, stop: null, base: path.base };
}

/** The text of a path; null where code computes some part of it. */
export function knownText({ text, stop, base }: PathText): string | null {
  return stop === null && base === null ? text : null;
}

/** Every path that a value may be: of an array or of alternatives each. */
export function pathTexts(value: Value | null, place: Place): readonly PathText[] {
  if (value === null) return [EMPTY_PATH];
  return optionsOf(settled(value)).flatMap((option) =>
    option.kind === "list" ? option.items.flatMap((item) => pathTexts(item, place)) : [pathText(option, place)],
  );
}

/**
 * Of several paths that a route may have, it has one at a time. One decision of the code is often behind all such paths of an application
 * (whether it serves many organizations, whether it has a root), so routes are compared only where they have the same of theirs.
 */
export function guardsOfWay(paths: readonly PathText[], alternative: number, application: Place): readonly Guard[] {
  return paths.length === 1 ? [] : [{ branch: application, alternative }];
}

/** One path behind another as they are, without a slash between them. */
export function concatenated(first: PathText, second: PathText): PathText {
  return joinedAs(first.text + second.text, first, second);
}

/** Two paths joined by a framework's own rule for known ones. */
export function joinedBy(
  join: (prefix: string, path: string) => string,
): (prefix: PathText, path: PathText) => PathText {
  return (prefix, path) => joinedAs(join(prefix.text, path.text), prefix, path);
}

/** What is known of two paths holds for both together; what the second begins with is in the middle, unless the first is nothing. */
export function joinedAs(text: string, first: PathText, second: PathText): PathText {
  const isFirstEmpty = knownText(first) === "" || knownText(first) === "/";
  const inMiddle = isFirstEmpty ? null : (second.base?.stop ?? null);
  return {
    text,
    stop: first.stop ?? second.stop ?? inMiddle,
    base: first.base ?? (isFirstEmpty ? second.base : null),
  };
}

function reasonFor(value: Value): string {
  switch (value.kind) {
    case "either":
      return "it is one of several";
    case "external":
    case "host":
    case "bound":
      return "it comes from outside of this code";
    case "literal":
      return "it is no string";
    default:
      return "it is computed";
  }
}

/** Where a path stops, as a stop of its own with what the path is of in front. */
export function stopAbout(what: string, stop: RouteStop): RouteStop {
  return { place: stop.place, reason: `${what}: ${stop.reason}` };
}
