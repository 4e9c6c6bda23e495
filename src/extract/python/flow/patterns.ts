import type { FlowPattern, FlowPatternPart } from "../../../model/flow.js";
import { Field, Kind } from "../node-kinds.js";
import { childAt, childrenOf, endOf, firstChild, kindOf, spanOf, startOf, textOf, type Node } from "../syntax-tree.js";
import type { FlowReader } from "./flow-reader.js";
import { readKey } from "./subscripts.js";

/** What a value is bound to; null for what nothing can be bound to, as in a text with errors. */
export function readTarget(reader: FlowReader, node: Node): FlowPattern | null {
  const { tree } = reader;
  const span = spanOf(tree, node);
  switch (kindOf(tree, node)) {
    case Kind.identifier: {
      const name = textOf(tree, node);
      return name === "" ? null : { kind: "name", name, span };
    }
    case Kind.attribute: {
      const object = childAt(tree, node, Field.object);
      const name = childAt(tree, node, Field.attribute);
      if (object === null || name === null) return null;
      return { kind: "member", object: reader.expression(object), name: textOf(tree, name), span };
    }
    case Kind.subscript: {
      const object = childAt(tree, node, Field.value);
      if (object === null) return null;
      return { kind: "index", object: reader.expression(object), key: readKey(reader, node), span };
    }
    case Kind.parenthesized_expression:
    case Kind.as_pattern_target:
      return ofOnly(reader, node);
    case Kind.tuple_pattern:
      return isGroup(reader, node) ? ofOnly(reader, node) : readParts(reader, node);
    case Kind.pattern_list:
    case Kind.list_pattern:
    case Kind.expression_list:
    case Kind.tuple:
    case Kind.list:
      return readParts(reader, node);
    default:
      return null;
  }
}

function ofOnly(reader: FlowReader, node: Node): FlowPattern | null {
  const inner = firstChild(reader.tree, node);
  return inner === null ? null : readTarget(reader, inner);
}

/** `(x)` is a pattern of one to the grammar. */
function isGroup({ tree }: FlowReader, node: Node): boolean {
  const [only, second] = childrenOf(tree, node);
  if (only === undefined || second !== undefined || STARRED.has(kindOf(tree, only))) return false;
  return !tree.text.slice(endOf(tree, only), endOf(tree, node)).replaceAll(/#.*/g, "").includes(",");
}

const STARRED: ReadonlySet<number> = new Set([Kind.list_splat_pattern, Kind.list_splat]);

function readParts(reader: FlowReader, node: Node): FlowPattern {
  const { tree } = reader;
  const items = childrenOf(tree, node).map((part): FlowPatternPart | null => {
    const rest = STARRED.has(kindOf(tree, part));
    const inner = rest ? firstChild(tree, part) : part;
    const target = inner === null ? null : readTarget(reader, inner);
    return target === null ? null : { target, default: null, rest };
  });
  return { kind: "list", items, span: tree.lines.span(startOf(tree, node), endOf(tree, node)) };
}
