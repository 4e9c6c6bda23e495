import type { Place } from "../../../../model/span.js";
import type { Value } from "../../../flow/value.js";
import { optionsOf, settled } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { knownPath, pathText } from "../../path-text.js";
import type { LayerPath } from "./layer-pattern.js";

/** One of the paths that a call gives. */
export interface GivenPath {
  readonly text: PathText;
  /** Which of several values it is, of which the program takes one; null where it is the only one. */
  readonly alternative: number | null;
  /** Null where it is not known. */
  readonly path: LayerPath | null;
}

export const ROOT: GivenPath = { text: knownPath("/"), path: { kind: "text", text: "/" }, alternative: null };

/** Every path of a value: of an array or of alternatives each. */
export function givenPaths(value: Value, place: Place): readonly GivenPath[] {
  const options = optionsOf(settled(value));
  return options.flatMap((option, index) => {
    const paths = pathsOfOption(settled(option), place);
    return options.length === 1 ? paths : paths.map((path) => ({ ...path, alternative: index }));
  });
}

function pathsOfOption(option: Value, place: Place): readonly GivenPath[] {
  if (option.kind === "list") return option.items.flatMap((item) => givenPaths(item, place));
  if (option.kind === "regex") {
    const { source, flags } = option;
    return [{ text: knownPath(`/${source}/${flags}`), path: { kind: "regex", source, flags }, alternative: null }];
  }
  const text = pathText(option, place);
  return [{ text, path: text.stop === null ? { kind: "text", text: text.text } : null, alternative: null }];
}

/**
 * Of several paths that something is mounted at, the first that matches says what is left for it: at `["/", "/api"]`, what is for `/api/x` is
 * asked for `/api/x` and not for `/x`. The second is then as good as not known; so it is where it is the first again.
 */
export function withoutTaken(paths: readonly GivenPath[]): readonly GivenPath[] {
  return paths.map((given, index) => {
    const isTaken = paths
      .slice(0, index)
      .some((before) => before.alternative === given.alternative && takes(before.path, given.path));
    return isTaken ? { ...given, path: null } : given;
  });
}

/** Whether one path matches the beginning of all that another does. */
function takes(first: LayerPath | null, second: LayerPath | null): boolean {
  if (first?.kind !== "text" || second?.kind !== "text") return false;
  const [before, behind] = [first, second].map(({ text }) => text.split("/").filter((part) => part !== ""));
  if (before === undefined || behind === undefined || before.length > behind.length) return false;
  return before.every((part, index) => part === behind[index] || /^:\w+$/.test(part));
}

/** A path below a prefix, as people read it. */
export function joinPaths(prefix: string, path: string): string {
  if (prefix === "") return path;
  if (path === "/" || path === "") return prefix;
  return `${prefix.replace(/\/$/, "")}${path.startsWith("/") ? "" : "/"}${path}`;
}

/** Whether the first argument of `use` is a path: Express looks for a function, in arrays too. Of what is not known, it may be either. */
export function isPath(value: Value): boolean {
  switch (value.kind) {
    case "string":
    case "text":
    case "regex":
    case "unknown":
      return true;
    case "list":
      return value.items[0] === undefined || isPath(value.items[0]);
    case "either":
      return value.options.some(isPath);
    case "external":
      return /^(?:globalThis\.)?process\.env\./.test(value.name);
    default:
      return false;
  }
}
