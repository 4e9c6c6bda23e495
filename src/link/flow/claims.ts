import type { FlowExpression, FlowPattern } from "../../model/flow.js";
import type { Place } from "../../model/span.js";
import type { Machine } from "./machine.js";
import type { Value } from "./value.js";

/**
 * Where a call is claimed that only passes something on. In `function page(router, path) { router.get(path, …); }` it is not the helper that
 * claims a path, but who calls it; and in a loop over `(router, prefix)` it is each of these pairs. Null for all other calls.
 */
export function claimOf(machine: Machine, first: FlowExpression | undefined): Place | null {
  const root = first === undefined ? null : rootOf(first);
  const frame = machine.frames.at(-1);
  // What a method takes of its own object is its own.
  if (root === null || root === "self" || root === "cls" || frame === undefined) return null;
  const turn = machine.turns.findLast(({ depth, names }) => depth === machine.frames.length && names.has(root));
  if (turn !== undefined) return turn.place;
  const isParameter = frame.function?.parameters.some(({ target }) => namesOf(target).includes(root)) === true;
  return isParameter ? frame.site : null;
}

/** Runs one turn of a loop over an item. */
export function takeTurn<T>(machine: Machine, target: FlowPattern | null, item: Value, run: () => T): T {
  const place = placeOf(item);
  if (place === null || target === null) return run();
  machine.turns.push({ depth: machine.frames.length, names: new Set(namesOf(target)), place });
  try {
    return run();
  } finally {
    machine.turns.pop();
  }
}

/** Where an item is written. A pair of key and value that was put together is where its value is. */
export function placeOf(item: Value): Place | null {
  if (item.kind !== "list" && item.kind !== "record") return null;
  if (item.place !== undefined && item.place !== null) return item.place;
  const [, second] = item.kind === "list" && item.items.length === 2 ? item.items : [];
  return second === undefined ? null : placeOf(second);
}

/** The name that `name` and `name.member` start at. */
function rootOf(expression: FlowExpression): string | null {
  let root = expression;
  while (root.kind === "member" || root.kind === "index") root = root.object;
  return root.kind === "name" ? root.name : null;
}

function namesOf(pattern: FlowPattern): readonly string[] {
  switch (pattern.kind) {
    case "name":
      return [pattern.name];
    case "list":
      return pattern.items.flatMap((part) => (part === null ? [] : namesOf(part.target)));
    case "record":
      return pattern.entries.flatMap((part) => namesOf(part.target));
    default:
      return [];
  }
}
