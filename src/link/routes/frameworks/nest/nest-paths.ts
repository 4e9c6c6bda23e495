import type { PathText } from "../../framework.js";
import { EMPTY_PATH, joinedAs, knownPath } from "../../path-text.js";

/** Nest's own ways to put paths together. All work on paths that are known in part as well. */

export function withLeadingSlash(path: PathText): PathText {
  return path.text === "" ? EMPTY_PATH : { ...path, text: leadingSlash(path.text) };
}

function leadingSlash(text: string): string {
  return text.startsWith("/") || text.startsWith("{/") ? text : `/${text}`;
}

function withoutEndSlash(text: string): string {
  return text.endsWith("/") ? text.slice(0, -1) : text;
}

/** One path behind another, with one slash between them; an empty one adds nothing. */
export function append(path: PathText, part: PathText): PathText {
  if (part.text === "") return path;
  return joinedAs(withoutEndSlash(path.text) + leadingSlash(part.text), path, part);
}

/** Puts the global prefix in front of a path as it is. */
export function prefixed(prefix: PathText, path: PathText): PathText {
  return joinedAs(withoutEndSlash(prefix.text) + path.text, prefix, path);
}

/** What is registered: with a slash at the start, and none at the end. */
export function finished(path: PathText): PathText {
  const text = leadingSlash(path.text === "" ? "/" : path.text);
  return { ...path, text: text === "/" ? text : withoutEndSlash(text) };
}

/** As `RouterModule` writes paths: no slash at the end, and none twice. */
export function normalized(path: PathText): PathText {
  const { text } = path;
  const bare = text.replace(/\/+$/, "");
  const inner = text.startsWith("/") ? `/${bare}`.replaceAll(/\/+/g, "/") : `/${bare}`;
  return { ...path, text: inner };
}

export const ROOT_PATH: PathText = knownPath("/");
