import type { FlowExpression } from "../../../model/flow.js";
import { Field, Kind } from "../node-kinds.js";
import { childAt, childrenOf, kindOf, spanOf, type Node } from "../syntax-tree.js";
import type { FlowReader } from "./flow-reader.js";
import { readTarget } from "./patterns.js";
import { otherOf } from "./values.js";

/** `[element for target in items]`. What a second `for` goes over is flattened, so which items come of it is not said. */
export function readComprehension(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const body = childAt(tree, node, Field.body);
  const clauses = childrenOf(tree, node).filter((child) => child !== body);
  const loops = clauses.filter((clause) => kindOf(tree, clause) === Kind.for_in_clause);
  const span = spanOf(tree, node);
  if (loops.length > MOST_LOOPS) return otherOf(span, []);
  const isRecord = kindOf(tree, node) === Kind.dictionary_comprehension;
  const element = body === null ? otherOf(span, []) : readElement(reader, body, isRecord);
  const form = isRecord ? "record" : "list";
  const filtered = clauses.length > 1;
  return loops.reduceRight((inner, loop) => {
    const left = childAt(tree, loop, Field.left);
    const right = childAt(tree, loop, Field.right);
    const target = left === null ? null : readTarget(reader, left);
    const items = right === null ? null : reader.expression(right);
    if (target === null || items === null) return otherOf(span, [inner]);
    return { kind: "comprehension", form, target, items, element: inner, filtered, span };
  }, element);
}

/** Each is one level deeper. */
const MOST_LOOPS = 20;

function readElement(reader: FlowReader, body: Node, isRecord: boolean): FlowExpression {
  const { tree } = reader;
  if (!isRecord) return reader.expression(body);
  const items = [childAt(tree, body, Field.key), childAt(tree, body, Field.value)].flatMap((part) =>
    part === null ? [] : [{ value: reader.expression(part), spread: false }],
  );
  return { kind: "list", items, span: spanOf(tree, body) };
}
