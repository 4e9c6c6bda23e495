import { ts } from "ts-morph";
import type { FlowExpression, FlowStatement } from "../../../model/flow.js";
import { spanOf } from "../source-text.js";
import { readExpression } from "./expressions.js";
import { readFunction } from "./functions.js";
import { assignedPattern, boundPattern } from "./patterns.js";
import { MAX_DEPTH, type FlowReader, type FlowSource } from "./reader-types.js";
import { readEffects, readStatement } from "./statements.js";

/** A reader of all kinds of nodes of one file. */
export function flowReader(from: FlowSource): FlowReader {
  const depth = { nodes: 0, functions: 0 };
  /** Reads something with one level more, and gives the other thing when there are too many. */
  const deeper = <T>(read: () => T, tooDeep: () => T): T => {
    if (depth.nodes >= MAX_DEPTH) return tooDeep();
    depth.nodes++;
    try {
      return read();
    } finally {
      depth.nodes--;
    }
  };
  const reader: FlowReader = {
    ...from,
    depth,
    span: (node) => spanOf(from.source, node),
    statements: (nodes) =>
      deeper<readonly FlowStatement[]>(
        () => nodes.flatMap((it) => readStatement(reader, it)),
        () => [],
      ),
    block(node) {
      if (node === undefined) return [];
      return reader.statements(ts.isBlock(node) || ts.isModuleBlock(node) ? node.statements : [node]);
    },
    effects: (node) =>
      deeper<readonly FlowStatement[]>(
        () => readEffects(reader, node),
        () => [],
      ),
    expression: (node, name = null) =>
      deeper<FlowExpression>(
        () => readExpression(reader, node, name),
        () => ({ kind: "other", parts: [], span: reader.span(node) }),
      ),
    function: (node, name) => readFunction(reader, node, name),
    bound: (node) => boundPattern(reader, node),
    assigned: (node) => assignedPattern(reader, node),
  };
  return reader;
}
