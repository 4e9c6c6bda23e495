import type { FlowStatement } from "../../model/flow.js";
import type { Place } from "../../model/span.js";
import { equalitiesOf } from "./equalities.js";
import { placeAt, type End, type Machine } from "./machine.js";
import { forced } from "./names.js";
import { bindName, type Bound } from "./scope.js";
import type { Guard, Scope, Value } from "./value.js";
import { either, truthOf } from "./values.js";

type Branch = Extract<FlowStatement, { kind: "branch" }>;
type Changes = NonNullable<Scope["changes"]>;

/** One way through a branch that goes on: what it has bound. */
interface Way {
  readonly guard: Guard;
  readonly bound: ReadonlyMap<string, Bound>;
}

/**
 * Runs every alternative that may be taken, each from the names as they were, and joins what they bind. Gives the one alternative that what
 * follows belongs to, when all others return.
 */
export function executeBranch(machine: Machine, branch: Branch, scope: Scope): End | Guard {
  const place = placeAt(scope, branch.span);
  const taken = alternativesTaken(machine, branch, scope);
  const [only] = taken;
  if (taken.length === 1 && only !== undefined) return machine.execute(branch.alternatives[only] ?? [], scope);
  const ways = runWays(machine, branch, taken, scope);
  const [first] = ways;
  if (first === undefined) return "returns";
  // Of `try`, the body is what happens: handlers say what happens otherwise.
  if (branch.form === "try" && first.guard.alternative === 0) attempt(machine, ways, scope, place);
  else join(machine, ways, scope, place);
  return ways.length === 1 && taken.length > 1 && branch.form !== "try" ? first.guard : "goesOn";
}

/** Leaves the names as they were, unless no way goes on: then nothing follows that would see them. */
function runWays(machine: Machine, branch: Branch, taken: readonly number[], scope: Scope): readonly Way[] {
  const outer = scope.changes;
  const ways: Way[] = [];
  let changes: Changes = new Map();
  for (const alternative of taken) {
    undo(scope, changes);
    scope.changes = changes = new Map();
    const guard = guardOf(machine, branch, alternative, scope);
    const end = machine.under(guard, () => machine.execute(branch.alternatives[alternative] ?? [], scope));
    if (end === "goesOn") ways.push({ guard, bound: boundNow(scope, changes) });
  }
  scope.changes = outer;
  if (ways.length > 0) undo(scope, changes);
  else for (const [name, before] of changes) if (outer?.has(name) === false) outer.set(name, before);
  return ways;
}

/** An alternative with what is equal to what in it; `else` has what makes the only condition before it fail. */
function guardOf(machine: Machine, { span, tests }: Branch, alternative: number, scope: Scope): Guard {
  const guard: Guard = { branch: placeAt(scope, span), alternative };
  const own = tests[alternative] ?? null;
  const before = alternative === 1 ? (tests[0] ?? null) : null;
  const test = own ?? before;
  const equalities = test === null ? null : equalitiesOf(machine, test, scope, own === null ? "failed" : "met");
  return equalities === null ? guard : { ...guard, equalities };
}

/** Conditions whose value is known leave one alternative. */
function alternativesTaken(machine: Machine, { form, tests, alternatives }: Branch, scope: Scope): readonly number[] {
  const taken: number[] = [];
  for (const index of alternatives.keys()) {
    const test = tests[index] ?? null;
    const value = test === null ? null : machine.evaluate(test, scope);
    const isCondition = form === "if" || test?.kind === "equal" || test?.kind === "fallback";
    const truth = isCondition && value !== null ? truthOf(value) : null;
    if (truth === false) continue;
    taken.push(index);
    if (truth === true) break;
  }
  return taken;
}

function boundNow({ names }: Scope, changes: Changes): ReadonlyMap<string, Bound> {
  const bound = new Map<string, Bound>();
  for (const name of changes.keys()) {
    const value = names.get(name);
    if (value !== undefined) bound.set(name, value);
  }
  return bound;
}

function undo({ names }: Scope, changes: Changes): void {
  for (const [name, before] of changes) {
    if (before === undefined) names.delete(name);
    else names.set(name, before);
  }
}

/** Each name that one of the ways binds is what the ways leave it as. */
function join(machine: Machine, ways: readonly Way[], scope: Scope, place: Place): void {
  for (const name of namesBound(ways)) {
    const values = valuesOf(ways, name, scope.names.get(name));
    const [first, ...others] = values;
    if (first === undefined) continue;
    const isSame = others.every((value) => value === first);
    bindName(scope, name, isSame ? first : oneOf(machine, values, place));
  }
}

/** What the body binds holds, unless it imports what is not there; what only handlers bind holds beside it. */
function attempt(machine: Machine, ways: readonly Way[], scope: Scope, place: Place): void {
  const [body, ...handlers] = ways;
  for (const name of namesBound(ways)) {
    const before = scope.names.get(name);
    const own = body?.bound.get(name) ?? before;
    const others = valuesOf(handlers, name, before);
    const isMissing =
      own?.kind === "imported" && machine.program.graph.resolveImport(scope.file, own.ref).status === "unresolved";
    const [first = own] = others;
    const value = own !== undefined && !isMissing ? own : others.length > 1 ? oneOf(machine, others, place) : first;
    if (value !== undefined) bindName(scope, name, value);
  }
}

function namesBound(ways: readonly Way[]): ReadonlySet<string> {
  return new Set(ways.flatMap(({ bound }) => [...bound.keys()]));
}

/** What the ways leave a name as, those left out that have no such name. */
function valuesOf(ways: readonly Way[], name: string, before: Bound | undefined): readonly Bound[] {
  return ways.flatMap(({ bound }) => bound.get(name) ?? before ?? []);
}

function oneOf(machine: Machine, values: readonly Bound[], place: Place): Value {
  return either(
    values.map((value) => forced(machine, value, place)),
    place,
  );
}
