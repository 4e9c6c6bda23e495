import type { FlowExpression } from "../../../model/flow.js";
import { Field, Kind } from "../node-kinds.js";
import { childrenAt, endOf, kindOf, startOf, type Node } from "../syntax-tree.js";
import type { FlowReader } from "./flow-reader.js";

/** The key of `a[key]`; null for a slice. `a[b, c]` has a tuple as its key. */
export function readKey(reader: FlowReader, subscript: Node): FlowExpression | null {
  const { tree } = reader;
  const keys = childrenAt(tree, subscript, Field.subscript);
  const [first, second] = keys;
  if (first === undefined || keys.some((key) => kindOf(tree, key) === Kind.slice)) return null;
  if (second === undefined) return reader.expression(first);
  const span = tree.lines.span(startOf(tree, first), endOf(tree, keys.at(-1) ?? first));
  return { kind: "list", items: keys.map((key) => ({ value: reader.expression(key), spread: false })), span };
}
