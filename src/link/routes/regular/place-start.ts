import { assertNever } from "../../../model/assert-never.js";
import type { RegexNode } from "./regex-syntax.js";

/**
 * The same expression without `^`: it is nothing where nothing is in front of it, and what has it behind something never matches. What may
 * be left out in front of it gives two alternatives. Null where it cannot be said which: it is repeated, or behind conditions.
 */
export function placeStart(node: RegexNode): RegexNode | null {
  return mentionsStart(node) ? placed(node, true) : node;
}

const NEVER: RegexNode = { kind: "characters", set: [] };
const EMPTY: RegexNode = { kind: "sequence", items: [] };

function placed(node: RegexNode, isAtStart: boolean): RegexNode | null {
  switch (node.kind) {
    case "start":
      return isAtStart ? EMPTY : NEVER;
    case "sequence":
      return inSequence(node.items, isAtStart);
    case "either": {
      const options = node.options.map((option) => placed(option, isAtStart));
      return options.includes(null) ? null : { kind: "either", options: options.filter((option) => option !== null) };
    }
    case "repeat": {
      if (!mentionsStart(node.of)) return node;
      const of = node.most === 1 ? placed(node.of, isAtStart) : null;
      return of === null ? null : { ...node, of };
    }
    case "ahead": {
      const of = placed(node.of, isAtStart);
      return of === null ? null : { ...node, of };
    }
    case "characters":
    case "end":
    case "boundary":
      return node;
    default:
      return assertNever(node);
  }
}

function inSequence(items: readonly RegexNode[], isAtStart: boolean): RegexNode | null {
  const [item, ...rest] = items;
  if (item === undefined) return EMPTY;
  const first = placed(item, isAtStart);
  const length = lengthOf(item);
  const behind = inSequence(rest, isAtStart && length === "none");
  if (first === null || behind === null) return null;
  if (length !== "either" || !isAtStart || !rest.some(mentionsStart)) return joined(first, behind);
  // Only of what simply may be left out is it known that nothing else is asked when it is, and that it is something when it is not.
  if (item.kind !== "repeat" || item.least > 0 || first.kind !== "repeat" || lengthOf(item.of) !== "some") return null;
  const without = inSequence(rest, true);
  return without === null ? null : { kind: "either", options: [without, joined({ ...first, least: 1 }, behind)] };
}

function joined(first: RegexNode, rest: RegexNode): RegexNode {
  return { kind: "sequence", items: [first, ...(rest.kind === "sequence" ? rest.items : [rest])] };
}

/** Whether something is always empty, never, or now and then. */
function lengthOf(node: RegexNode): "none" | "some" | "either" {
  switch (node.kind) {
    case "characters":
      return "some";
    case "sequence": {
      const lengths = new Set(node.items.map(lengthOf));
      if (lengths.has("some")) return "some";
      return lengths.has("either") ? "either" : "none";
    }
    case "either": {
      const [first = "none", ...others] = node.options.map(lengthOf);
      return others.every((length) => length === first) ? first : "either";
    }
    case "repeat": {
      const length = lengthOf(node.of);
      if (length === "none" || node.most === 0) return "none";
      return node.least === 0 ? "either" : length;
    }
    case "start":
    case "end":
    case "boundary":
    case "ahead":
      return "none";
    default:
      return assertNever(node);
  }
}

function mentionsStart(node: RegexNode): boolean {
  switch (node.kind) {
    case "start":
      return true;
    case "sequence":
      return node.items.some(mentionsStart);
    case "either":
      return node.options.some(mentionsStart);
    case "repeat":
    case "ahead":
      return mentionsStart(node.of);
    case "characters":
    case "end":
    case "boundary":
      return false;
    default:
      return assertNever(node);
  }
}
