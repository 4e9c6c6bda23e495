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
