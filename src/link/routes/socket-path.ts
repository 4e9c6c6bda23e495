import type { Place } from "../../model/span.js";
import type { Value } from "../flow/value.js";
import type { DraftRoute, PathText } from "./framework.js";
import type { PathPattern } from "./path-pattern.js";
import { EMPTY_PATH, pathText } from "./path-text.js";

/** What matches one path and nothing else. */
export function plainPattern(path: string): PathPattern {
  const texts = path.split("/").slice(1);
  const hasEnd = texts.at(-1) === "";
  return {
    segments: (hasEnd ? texts.slice(0, -1) : texts).map((text) => ({ kind: "text", text })),
    trailingSlash: hasEnd && texts.length > 1 ? "yes" : "no",
    caseSensitive: true,
  };
}

/** Every path. */
export const ANY_PATH: PathPattern = {
  segments: [{ kind: "rest", mayBeEmpty: true }],
  trailingSlash: "no",
  caseSensitive: true,
};

/**
 * Where a namespace of socket.io is: the path that the engine takes requests by, `#`, which is in no request, and the name of the namespace,
 * which clients say when they are connected. Namespaces of one engine never compete with anything but themselves.
 * @param engine what was given; empty for the usual one
 * @param namespace null for the main one
 */
export function socketIoPath(
  engine: PathText,
  namespace: Value | null,
  place: Place,
): Pick<DraftRoute, "path" | "patterns"> {
  const front = `${(engine.text === "" ? USUAL_ENGINE : engine.text).replace(/\/$/, "")}/#`;
  if (namespace?.kind === "regex") {
    const path = { text: `${front}/${namespace.source}/${namespace.flags}`, stop: engine.stop, base: null };
    return { path, patterns: engine.stop === null ? [regexPattern(front, namespace.source)] : [] };
  }
  const name = namespace === null ? EMPTY_PATH : pathText(namespace, place);
  const text = front + (name.text.startsWith("/") ? "" : "/") + name.text;
  const path = { text, stop: engine.stop ?? name.stop, base: null };
  return { path, patterns: path.stop === null ? [plainPattern(path.text)] : [] };
}

const USUAL_ENGINE = "/socket.io";

function regexPattern(front: string, source: string): PathPattern {
  const texts = front.slice(1, -2).split("/");
  const inner = `${source.startsWith("^") ? "" : "[^]*"}${source.replace(/^\^/, "").replace(/\$$/, "")}${source.endsWith("$") ? "" : "[^]*"}`;
  return {
    segments: [
      ...texts.map((text) => ({ kind: "text", text }) as const),
      { kind: "regex", source: `\\/#(?:${inner})` },
    ],
    trailingSlash: "no",
    caseSensitive: true,
  };
}
