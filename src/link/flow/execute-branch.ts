import type { FlowStatement } from "../../model/flow.js";
import { equalitiesOf } from "./equalities.js";
import { placeAt, type End, type Machine } from "./machine.js";
import { forced } from "./names.js";
import type { Guard, ImportedName, Scope, Value } from "./value.js";
import { either, truthOf } from "./values.js";

type Branch = Extract<FlowStatement, { kind: "branch" }>;
type Names = Map<string, Value | ImportedName>;

/**
 * Runs every alternative that may be taken, each from the names as they were, and joins what they bind. Gives the one alternative that what
 * follows belongs to, when all others return.
 */
export function executeBranch(machine: Machine, branch: Branch, scope: Scope): End | Guard {
  const place = placeAt(scope, branch.span);
  const taken = alternativesTaken(machine, branch, scope);
  const [only] = taken;
  if (taken.length === 1 && only !== undefined) return machine.execute(branch.alternatives[only] ?? [], scope);
  const before: Names = new Map(scope.names);
  const ways: { readonly guard: Guard; readonly names: Names }[] = [];
  for (const alternative of taken) {
    restore(scope.names, before);
    const guard = guardOf(machine, branch, alternative, scope);
    const end = machine.under(guard, () => machine.execute(branch.alternatives[alternative] ?? [], scope));
    if (end === "goesOn") ways.push({ guard, names: new Map(scope.names) });
  }
  const [first] = ways;
  if (first === undefined) return "returns";
  // Of `try`, the body is what happens: handlers say what happens otherwise.
  const isTry = branch.form === "try" && first.guard.alternative === 0;
  restore(
    scope.names,
    isTry
      ? attempted(machine, ways, scope, place)
      : join(
          machine,
          ways.map((way) => way.names),
          place,
        ),
  );
  return ways.length === 1 && taken.length > 1 && branch.form !== "try" ? first.guard : "goesOn";
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

function restore(names: Names, to: ReadonlyMap<string, Value | ImportedName>): void {
  names.clear();
  for (const [name, value] of to) names.set(name, value);
}

function join(machine: Machine, ways: readonly Names[], place: ReturnType<typeof placeAt>): Names {
  const joined: Names = new Map();
  for (const name of new Set(ways.flatMap((names) => [...names.keys()]))) {
    const values = ways.flatMap((names) => names.get(name) ?? []);
    const [first, ...others] = values;
    if (first === undefined) continue;
    const isSame = others.every((value) => value === first);
    joined.set(
      name,
      isSame
        ? first
        : either(
            values.map((value) => forced(machine, value, place)),
            place,
          ),
    );
  }
  return joined;
}

/** What the body binds holds, unless it imports what is not there; what only handlers bind holds beside it. */
function attempted(
  machine: Machine,
  ways: readonly { readonly names: Names }[],
  scope: Scope,
  place: ReturnType<typeof placeAt>,
): Names {
  const [body = { names: new Map() }, ...handlers] = ways;
  const joined: Names = new Map(body.names);
  for (const name of new Set(handlers.flatMap(({ names }) => [...names.keys()]))) {
    const own = joined.get(name);
    const others = handlers.flatMap(({ names }) => names.get(name) ?? []);
    const isMissing =
      own?.kind === "imported" && machine.program.graph.resolveImport(scope.file, own.ref).status === "unresolved";
    if (own !== undefined && !isMissing) continue;
    const [first] = others;
    if (first !== undefined)
      joined.set(
        name,
        others.length === 1
          ? first
          : either(
              others.map((value) => forced(machine, value, place)),
              place,
            ),
      );
  }
  return joined;
}
