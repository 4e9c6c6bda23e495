import type { SymbolGraph } from "../../../../model/graph.js";
import type { Place } from "../../../../model/span.js";
import type { HostObject, Value } from "../../../flow/value.js";
import { argument, entry, optionsOf, truthOf } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { majorOf } from "../../major-version.js";
import type { PathPattern } from "../../path-pattern.js";
import { joinedBy, knownPath, pathText } from "../../path-text.js";
import { patternOf, searchedSource } from "../express/piece-pattern.js";
import { parsePath8 } from "../express/syntax-8.js";
import { parsePath6 } from "./syntax-6.js";

/** Regular expressions as they are written, which no prefix is put in front of. */
const expressions = new WeakMap<PathText, { readonly source: string; readonly flags: string }>();

/** Every path of a value: of an array or of alternatives each. */
export function givenPaths(value: Value, place: Place): readonly PathText[] {
  return optionsOf(value).flatMap((option): readonly PathText[] => {
    if (option.kind === "list") return option.items.flatMap((item) => givenPaths(item, place));
    if (option.kind !== "regex") return [pathText(option, place)];
    const path = knownPath(`/${option.source}/${option.flags}`);
    expressions.set(path, option);
    return [path];
  });
}

/** Whether an argument is a path, or may be one: what else stands there are functions. */
export function isPath(value: Value): boolean {
  switch (value.kind) {
    case "string":
    case "text":
    case "regex":
      return true;
    case "list":
      return value.items[0] !== undefined && isPath(value.items[0]);
    case "either":
      return value.options.some(isPath);
    case "external":
      return /^(?:globalThis\.)?process\.env\./.test(value.name);
    default:
      return false;
  }
}

const joinTexts = joinedBy((prefix, path) => (path === "/" && prefix !== "" ? prefix : prefix + path));

/** A prefix in front of a path, as the router puts it there: as it is, and instead of `/`. */
export function joinPaths(prefix: PathText, path: PathText): PathText {
  return expressions.has(path) ? path : joinTexts(prefix, path);
}

/** The prefixes in front of a path: a router puts its own there when it is used, so the inner ones come first. */
export function joinAll(parts: readonly PathText[]): PathText {
  return parts.reduceRight((path, prefix) => joinPaths(prefix, path));
}

/** What a route matches. `parts`: the prefixes of its mounts, and its own path. */
export function koaPatterns(
  graph: SymbolGraph,
  router: HostObject,
  parts: readonly PathText[],
): readonly PathPattern[] {
  const own = parts.at(-1);
  const expression = own === undefined ? undefined : expressions.get(own);
  if (expression !== undefined) {
    const { source, flags } = expression;
    const segment = { kind: "regex", source: searchedSource(source) } as const;
    return [{ segments: [segment], trailingSlash: "no", caseSensitive: !flags.includes("i") }];
  }
  const { text } = joinAll(parts);
  const options = argument(router.made, 0);
  const isStrict = truthOf(entry(options, "strict") ?? NO) === true;
  const isSensitive = truthOf(entry(options, "sensitive") ?? NO) === true;
  const endsWithSlash = text.length > 1 && text.endsWith("/");
  const path = endsWithSlash ? text.slice(0, -1) : text;
  const variants = syntaxOf(graph, router) === 8 ? parsePath8(path) : parsePath6(path);
  const trailingSlash = endsWithSlash ? "yes" : isStrict ? "no" : "either";
  const patterns = (variants ?? []).flatMap(({ pieces }) => patternOf(pieces, trailingSlash, isSensitive));
  return [...new Map(patterns.map((pattern) => [JSON.stringify(pattern), pattern])).values()];
}

const NO: Value = { kind: "literal", value: false };

/** From version 14 on, the routers read paths as path-to-regexp 8 does. */
function syntaxOf(graph: SymbolGraph, { made, type }: HostObject): 6 | 8 {
  const name = type.startsWith("koa-router") ? "koa-router" : "@koa/router";
  const major = majorOf(graph.dependencyRange(made.place.file, name));
  return (major ?? (name === "koa-router" ? 12 : 15)) >= 14 ? 8 : 6;
}
