import { assertNever } from "../../../model/assert-never.js";
import { common, SLASH } from "./char-set.js";
import { parseRegex } from "./parse-regex.js";
import type { RegexNode } from "./regex-syntax.js";

/**
 * The text of a regular expression in which all that is no plain text is `{}`, or `{*}` where it may be more than one segment:
 * `^\/files\/(\d+)\/.*$` gives `/files/{}/{*}`. Null when the expression cannot be read.
 */
export function regexTemplate(source: string): string | null {
  const node = parseRegex(source, "kept");
  return node === null ? null : textOf(node).replaceAll(/(?:\{\}|\{\*\}){2,}/g, joined);
}

/** Whether what a regular expression matches may have a slash in it. One that cannot be read may. */
export function mayMatchSlash(source: string): boolean {
  const node = parseRegex(source, "kept");
  return node === null || mayHaveSlash(node);
}

function joined(run: string): string {
  return run.includes("{*}") ? "{*}" : "{}";
}

function textOf(node: RegexNode): string {
  switch (node.kind) {
    case "characters": {
      const [from = 0, to = 0] = node.set;
      return node.set.length === 2 && to === from + 1 ? String.fromCodePoint(from) : placeholder(node);
    }
    case "sequence":
      return node.items.map(textOf).join("");
    case "either":
      return placeholder(node);
    case "repeat":
      // A slash at the end that may be left out is no part of the path.
      return node.least === 0 && node.most === 1 && textOf(node.of) === "/" ? "" : placeholder(node);
    case "start":
    case "end":
    case "boundary":
    case "ahead":
      return "";
    default:
      return assertNever(node);
  }
}

function placeholder(node: RegexNode): string {
  return mayHaveSlash(node) ? "{*}" : "{}";
}

function mayHaveSlash(node: RegexNode): boolean {
  switch (node.kind) {
    case "characters":
      return common(node.set, SLASH).length > 0;
    case "sequence":
      return node.items.some(mayHaveSlash);
    case "either":
      return node.options.some(mayHaveSlash);
    case "repeat":
      return mayHaveSlash(node.of);
    case "start":
    case "end":
    case "boundary":
    case "ahead":
      return false;
    default:
      return assertNever(node);
  }
}
