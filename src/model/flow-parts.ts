import { assertNever } from "./assert-never.js";
import type { FlowExpression, FlowFunction, FlowStatement } from "./flow.js";
import { statementsOf } from "./flow-body.js";

/** The expressions in an expression that are evaluated with it; what functions and classes hold is not. */
export function partsOf(expression: FlowExpression): readonly FlowExpression[] {
  switch (expression.kind) {
    case "string":
    case "literal":
    case "regex":
    case "name":
    case "function":
    case "class":
    case "module":
      return [];
    case "template":
    case "other":
      return expression.parts;
    case "member":
      return [expression.object];
    case "index":
      return expression.key === null ? [expression.object] : [expression.object, expression.key];
    case "call":
      return [expression.callee, ...expression.arguments.map((it) => it.value)];
    case "list":
      return expression.items.map((it) => it.value);
    case "record":
      return expression.entries.flatMap(({ key, value }) => (key === null ? [value] : [key, value]));
    case "add":
    case "fallback":
    case "equal":
      return [expression.left, expression.right];
    case "not":
      return [expression.value];
    case "choice":
      return expression.test === null ? expression.options : [expression.test, ...expression.options];
    case "comprehension":
      return [expression.items, expression.element];
    case "assigned":
      return [expression.value];
    default:
      return assertNever(expression);
  }
}

/** Every expression of a function's body and of the functions inside of it, the outer ones first. */
export function* expressionsWithin(flow: FlowFunction): Generator<FlowExpression> {
  for (const statement of statementsOf(flow)) yield* expressionsOf(statement);
}

function* expressionsOf(statement: FlowStatement): Generator<FlowExpression> {
  switch (statement.kind) {
    case "assign":
    case "expression":
      yield* within(statement.value);
      return;
    case "return":
      if (statement.value !== null) yield* within(statement.value);
      return;
    case "function":
      yield* expressionsWithin(statement.function);
      return;
    case "class":
    case "import":
      return;
    case "branch":
      for (const test of statement.tests) if (test !== null) yield* within(test);
      for (const inner of statement.alternatives.flat()) yield* expressionsOf(inner);
      return;
    case "loop":
      if (statement.items !== null) yield* within(statement.items);
      for (const inner of statement.body) yield* expressionsOf(inner);
      return;
    default:
      assertNever(statement);
  }
}

function* within(expression: FlowExpression): Generator<FlowExpression> {
  yield expression;
  for (const part of partsOf(expression)) yield* within(part);
  if (expression.kind === "function") yield* expressionsWithin(expression.function);
}
