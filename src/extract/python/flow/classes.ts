import type { FlowClass, FlowExpression } from "../../../model/flow.js";
import { argumentsOf } from "../names.js";
import { Field } from "../node-kinds.js";
import { childAt, spanOf, textOf, type Node } from "../syntax-tree.js";
import type { FlowReader } from "./flow-reader.js";
import { readDecorators } from "./functions.js";
import { readMembers } from "./members.js";

/** A class with its decorators. Keywords such as `metaclass` are no bases. */
export function readClass(reader: FlowReader, node: Node): FlowClass {
  const { tree } = reader;
  const name = childAt(tree, node, Field.name);
  const body = childAt(tree, node, Field.body);
  const members = body === null ? null : reader.inBlock(() => readMembers(reader, body, readClass));
  return {
    name: name === null ? null : textOf(tree, name),
    span: spanOf(tree, node),
    bases: basesOf(reader, childAt(tree, node, Field.superclasses)),
    decorators: readDecorators(reader, node),
    members: members ?? [],
  };
}

function basesOf(reader: FlowReader, list: Node | null): readonly FlowExpression[] {
  return argumentsOf(reader.tree, list).positional.map(reader.expression);
}
