import type { FlowExpression, FlowStatement } from "../../../model/flow.js";
import type { Span } from "../../../model/span.js";

/** What the language of flow has no word for, with the values in it that may do something or say what it is made of. */
export function otherOf(span: Span, parts: readonly FlowExpression[]): FlowExpression {
  return { kind: "other", parts: parts.filter((part) => part.kind !== "other" || part.parts.length > 0), span };
}

/** A value that stands alone, for what it does. */
export function doneFor(value: FlowExpression): readonly FlowStatement[] {
  return isIdle(value) ? [] : [{ kind: "expression", value, span: value.span }];
}

/** Whether nothing comes of an expression, as of docstrings and `...`. */
function isIdle(expression: FlowExpression): boolean {
  switch (expression.kind) {
    case "string":
    case "literal":
    case "name":
      return true;
    case "equal":
      return isIdle(expression.left) && isIdle(expression.right);
    case "not":
      return isIdle(expression.value);
    case "other":
      return expression.parts.every(isIdle);
    default:
      return false;
  }
}
