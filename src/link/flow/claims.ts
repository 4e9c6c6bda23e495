import { statementsOf } from "../../model/flow-body.js";
import type { FlowExpression, FlowFunction, FlowPattern, FlowStatement } from "../../model/flow.js";
import type { Place } from "../../model/span.js";
import type { Machine } from "./machine.js";
import type { Value } from "./value.js";

/**
 * Where a call is claimed that only passes something on. In `function page(router, path) { router.get(path, …); }` it is not the helper that
 * claims a path, but who calls it, and so where a path ends with what was given (`router.get("/api" + path, …)`); and in a loop over
 * `(router, prefix)` it is each of these pairs. A router that a helper hands on to the next one claims nothing. Null for all other calls.
 */
export function claimOf(
  machine: Machine,
  callee: Value,
  first: FlowExpression | undefined,
  given: Value | undefined,
): Place | null {
  const root = first === undefined ? null : rootOf(first);
  const frame = machine.frames.at(-1);
  // What a method takes of its own object is its own.
  if (root === null || root === "self" || root === "cls" || frame === undefined) return null;
  const turn = machine.turns.findLast(({ depth, names }) => depth === machine.frames.length && names.has(root));
  if (turn !== undefined) return turn.place;
  const isHandedOn = (callee.kind === "function" || callee.kind === "class") && !mayBePath(given);
  return !isHandedOn && frame.function !== null && givenNames(frame.function).has(root) ? frame.site : null;
}

function mayBePath(value: Value | undefined): boolean {
  return value !== undefined && !["host", "function", "class", "instance"].includes(value.kind);
}

const KNOWN = new WeakMap<FlowFunction, ReadonlySet<string>>();

/** The names of a function's parameters, and of what it takes out of them: `const [router, path] = args;`. */
function givenNames(flow: FlowFunction): ReadonlySet<string> {
  const known = KNOWN.get(flow);
  if (known !== undefined) return known;
  const names = new Set(flow.parameters.flatMap(({ target }) => namesOf(target)));
  addTaken(statementsOf(flow), names);
  KNOWN.set(flow, names);
  return names;
}

function addTaken(statements: readonly FlowStatement[], names: Set<string>): void {
  for (const statement of statements) {
    if (statement.kind === "branch") statement.alternatives.forEach((it) => addTaken(it, names));
    if (statement.kind !== "assign" || !statement.declared) continue;
    const root = rootOf(statement.value);
    if (root !== null && names.has(root)) namesOf(statement.target).forEach((name) => names.add(name));
  }
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

/** The name that `name` and `name.member` start at; of a text, that of its last part. */
function rootOf(expression: FlowExpression): string | null {
  switch (expression.kind) {
    case "name":
      return expression.name;
    case "member":
    case "index":
      return rootOf(expression.object);
    case "add":
      return rootOf(expression.right);
    case "template": {
      const last = expression.parts.at(-1);
      return last === undefined ? null : rootOf(last);
    }
    default:
      return null;
  }
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
