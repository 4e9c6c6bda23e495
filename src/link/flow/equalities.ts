import type { FlowExpression } from "../../model/flow.js";
import type { Machine } from "./machine.js";
import type { Equality, Scope, Value } from "./value.js";
import { settled } from "./values.js";

type Of<Kind extends FlowExpression["kind"]> = Extract<FlowExpression, { kind: Kind }>;

/** How a condition turns out. */
type Outcome = "met" | "failed";

/**
 * What is equal to what when a condition has an outcome: of `a === b || a === c` one of two, of `a === b && c` one at least.
 * Null where that is not all that the condition says of it, for sides that do more than look something up, and where neither is of
 * something outside: then the condition itself says more.
 */
export function equalitiesOf(
  machine: Machine,
  test: FlowExpression,
  scope: Scope,
  outcome: Outcome,
): readonly Equality[] | null {
  switch (test.kind) {
    case "not":
      return equalitiesOf(machine, test.value, scope, outcome === "met" ? "failed" : "met");
    case "equal":
      return test.negated === (outcome === "met") ? null : equality(machine, test, scope);
    case "fallback": {
      const [left, right] = [test.left, test.right].map((side) => equalitiesOf(machine, side, scope, outcome));
      const isEither = (test.operator === "or") === (outcome === "met");
      if (!isEither) return left ?? right ?? null;
      return left === null || right === null ? null : [...(left ?? []), ...(right ?? [])];
    }
    default:
      return null;
  }
}

function equality(machine: Machine, { left, right }: Of<"equal">, scope: Scope): readonly Equality[] | null {
  if (!isLookUp(left) || !isLookUp(right)) return null;
  const [one, other] = [machine.evaluate(left, scope), machine.evaluate(right, scope)];
  // What is compared with something that is known has to be known too.
  return isOutside(one) || isOutside(other) ? [{ left: settled(one), right: settled(other) }] : null;
}

/** An object that is not ours, or a part of one. */
function isOutside(value: Value): boolean {
  return value.kind === "bound" || value.kind === "host" || (value.kind === "either" && value.options.some(isOutside));
}

/** What can be evaluated again without doing anything again. Addresses are taken apart by calls that do nothing else. */
function isLookUp(expression: FlowExpression): boolean {
  switch (expression.kind) {
    case "string":
    case "literal":
    case "name":
      return true;
    case "member":
      return isLookUp(expression.object);
    case "index":
      return isLookUp(expression.object) && expression.key !== null && isLookUp(expression.key);
    case "template":
      return expression.parts.every(isLookUp);
    case "add":
    case "fallback":
      return isLookUp(expression.left) && isLookUp(expression.right);
    case "call":
      return isAddress(expression) && expression.arguments.every(({ value }) => isLookUp(value));
    default:
      return false;
  }
}

function isAddress({ callee }: Of<"call">): boolean {
  return (callee.kind === "name" || callee.kind === "member") && ADDRESS.has(callee.name);
}

const ADDRESS: ReadonlySet<string> = new Set(["URL", "parse", "split"]);
