import type { FlowPattern, FlowStatement } from "../../../model/flow.js";
import { Field, Kind } from "../node-kinds.js";
import { childAt, childrenOf, endOf, firstChild, kindOf, spanOf, startOf, textOf, type Node } from "../syntax-tree.js";
import { readClass } from "./classes.js";
import { readFor, readIf, readMatch, readTry, readWhile, readWith } from "./compound-statements.js";
import { readNamed } from "./expressions.js";
import type { FlowReader } from "./flow-reader.js";
import { readFunction } from "./functions.js";
import { readTarget } from "./patterns.js";
import { doneFor, otherOf } from "./values.js";

type Read = (reader: FlowReader, node: Node) => readonly FlowStatement[];

/** The statements in a block, module or clause, without those of which nothing comes. */
export function readStatements(reader: FlowReader, block: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const all: FlowStatement[] = [];
  const open = childrenOf(tree, block).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const kind = kindOf(tree, next);
    // What the parser makes no sense of may hold statements that make sense.
    if (kind === Kind.ERROR || kind === Kind.block) open.push(...childrenOf(tree, next).toReversed());
    else all.push(...(READS[kind]?.(reader, next) ?? []));
  }
  return all;
}

const READS: readonly (Read | undefined)[] = byKind([
  [Kind.expression_statement, readExpressions],
  [Kind.return_statement, readReturn],
  [Kind.raise_statement, ({ tree }, node) => [{ kind: "return", value: null, span: spanOf(tree, node) }]],
  [Kind.assert_statement, readParts],
  [Kind.print_statement, readParts],
  [Kind.import_statement, readImport],
  [Kind.import_from_statement, readImport],
  [Kind.function_definition, readDefinition],
  [Kind.class_definition, readDefinition],
  [Kind.decorated_definition, readDefinition],
  [Kind.if_statement, readIf],
  [Kind.for_statement, readFor],
  [Kind.while_statement, readWhile],
  [Kind.try_statement, readTry],
  [Kind.with_statement, readWith],
  [Kind.match_statement, readMatch],
]);

function byKind(entries: readonly (readonly [kind: number, read: Read])[]): readonly (Read | undefined)[] {
  const reads: (Read | undefined)[] = [];
  for (const [kind, read] of entries) reads[kind] = read;
  return reads;
}

function readExpressions(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  return childrenOf(tree, node).flatMap((part): readonly FlowStatement[] => {
    switch (kindOf(tree, part)) {
      case Kind.assignment:
        return readAssignment(reader, part);
      case Kind.augmented_assignment:
        return readAugmented(reader, part);
      default:
        return doneFor(reader.expression(part));
    }
  });
}

/** `x: T` alone binds nothing. */
function readAssignment(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const left = childAt(tree, node, Field.left);
  const right = childAt(tree, node, Field.right);
  if (left === null || right === null) return [];
  const target = readTarget(reader, left);
  if (target === null) return doneFor(reader.expression(right));
  const value = readNamed(reader, right, nameOf(target));
  return [{ kind: "assign", target, value, declared: false, augmented: false, span: spanOf(tree, node) }];
}

/** What a function is called by that is bound to this target. */
function nameOf(target: FlowPattern): string | null {
  return target.kind === "name" || target.kind === "member" ? target.name : null;
}

/** Only of sums can be said what comes of them. */
function readAugmented(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const left = childAt(tree, node, Field.left);
  const right = childAt(tree, node, Field.right);
  if (left === null || right === null) return [];
  const target = readTarget(reader, left);
  const value = reader.expression(right);
  if (target === null) return doneFor(value);
  const span = spanOf(tree, node);
  const augmented = tree.text.slice(endOf(tree, left), startOf(tree, right)).replaceAll(/[\s\\]/g, "") === "+=";
  const result = augmented ? value : otherOf(span, [reader.expression(left), value]);
  return [{ kind: "assign", target, value: result, declared: false, augmented, span }];
}

function readReturn(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const value = firstChild(reader.tree, node);
  const span = spanOf(reader.tree, node);
  return [{ kind: "return", value: value === null ? null : reader.expression(value), span }];
}

/** The values in a statement that does nothing with them for others. */
function readParts(reader: FlowReader, node: Node): readonly FlowStatement[] {
  return childrenOf(reader.tree, node).flatMap((part) => doneFor(reader.expression(part)));
}

function readImport({ tree, importsAt }: FlowReader, node: Node): readonly FlowStatement[] {
  const span = spanOf(tree, node);
  return (importsAt.get(node) ?? []).map((number) => ({ kind: "import", import: number, span }));
}

function readDefinition(reader: FlowReader, node: Node): readonly FlowStatement[] {
  const { tree } = reader;
  const definition = childAt(tree, node, Field.definition) ?? node;
  const nameNode = childAt(tree, definition, Field.name);
  const name = nameNode === null ? "" : textOf(tree, nameNode);
  const span = spanOf(tree, node);
  switch (kindOf(tree, definition)) {
    case Kind.function_definition:
      return [{ kind: "function", name, function: readFunction(reader, definition), span }];
    case Kind.class_definition:
      return [{ kind: "class", name, class: readClass(reader, definition), span }];
    default:
      return [];
  }
}
