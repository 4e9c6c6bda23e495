import type { FlowArgument, FlowEntry, FlowExpression, FlowItem } from "../../../model/flow.js";
import { literalText, argumentsOf } from "../names.js";
import { Field, Kind } from "../node-kinds.js";
import {
  childAt,
  childrenOf,
  endOf,
  firstChild,
  kindOf,
  spanOf,
  startOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "../syntax-tree.js";
import { readComprehension } from "./comprehensions.js";
import type { FlowReader } from "./flow-reader.js";
import { readLambda } from "./functions.js";
import { readTarget } from "./patterns.js";
import { readString } from "./strings.js";
import { readKey } from "./subscripts.js";
import { otherOf } from "./values.js";

type Read = (reader: FlowReader, node: Node) => FlowExpression;

/** What an expression is, as written. What stands for no value, such as an error, is an `other` of nothing. */
export function readExpression(reader: FlowReader, node: Node): FlowExpression {
  return (READS[kindOf(reader.tree, node)] ?? readOther)(reader, node);
}

const READS: readonly (Read | undefined)[] = byKind([
  [Kind.string, readString],
  [Kind.concatenated_string, readString],
  [Kind.integer, readNumber],
  [Kind.float, readNumber],
  [Kind.true, ({ tree }, node) => ({ kind: "literal", value: true, span: spanOf(tree, node) })],
  [Kind.false, ({ tree }, node) => ({ kind: "literal", value: false, span: spanOf(tree, node) })],
  [Kind.none, ({ tree }, node) => ({ kind: "literal", value: null, span: spanOf(tree, node) })],
  [Kind.identifier, readName],
  [Kind.parenthesized_expression, readInner],
  [Kind.await, readInner],
  [Kind.attribute, readMember],
  [Kind.subscript, readIndex],
  [Kind.call, readCall],
  [Kind.list, readList],
  [Kind.tuple, readList],
  [Kind.set, readList],
  [Kind.expression_list, readList],
  [Kind.dictionary, readRecord],
  [Kind.unary_operator, readUnary],
  [Kind.binary_operator, readBinary],
  [Kind.boolean_operator, readFallback],
  [Kind.comparison_operator, readComparison],
  [Kind.not_operator, readNot],
  [Kind.conditional_expression, readChoice],
  [Kind.named_expression, readWalrus],
  [Kind.assignment, readChained],
  [Kind.list_comprehension, readComprehension],
  [Kind.set_comprehension, readComprehension],
  [Kind.dictionary_comprehension, readComprehension],
  [Kind.generator_expression, readComprehension],
  [
    Kind.lambda,
    (reader, node) => ({ kind: "function", function: readLambda(reader, node, null), span: spanOf(reader.tree, node) }),
  ],
  [Kind.type, ({ tree }, node) => otherOf(spanOf(tree, node), [])],
]);

function byKind(entries: readonly (readonly [kind: number, read: Read])[]): readonly (Read | undefined)[] {
  const reads: (Read | undefined)[] = [];
  for (const [kind, read] of entries) reads[kind] = read;
  return reads;
}

function readOther(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  return otherOf(spanOf(tree, node), childrenOf(tree, node).map(reader.expression));
}

/** Integers that a number cannot tell apart, and imaginary numbers, are not known. */
function readNumber({ tree }: FlowReader, node: Node): FlowExpression {
  const span = spanOf(tree, node);
  const value = Number(textOf(tree, node).replaceAll("_", ""));
  const isInteger = kindOf(tree, node) === Kind.integer;
  const isKnown = isInteger ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isKnown ? { kind: "literal", value, span } : otherOf(span, []);
}

function readName({ tree }: FlowReader, node: Node): FlowExpression {
  const name = textOf(tree, node);
  const span = spanOf(tree, node);
  return name === "" ? otherOf(span, []) : { kind: "name", name, span };
}

function readInner(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  let inner: Node = node;
  for (;;) {
    const kind = kindOf(tree, inner);
    const child = kind === Kind.parenthesized_expression || kind === Kind.await ? firstChild(tree, inner) : null;
    if (child === null) break;
    inner = child;
  }
  return inner === node ? otherOf(spanOf(tree, node), []) : readExpression(reader, inner);
}

function readMember(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const object = childAt(tree, node, Field.object);
  const name = childAt(tree, node, Field.attribute);
  const text = name === null ? "" : textOf(tree, name);
  if (object === null || text === "") return readOther(reader, node);
  return { kind: "member", object: reader.expression(object), name: text, span: spanOf(tree, node) };
}

function readIndex(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const object = childAt(tree, node, Field.value);
  if (object === null) return readOther(reader, node);
  return { kind: "index", object: reader.expression(object), key: readKey(reader, node), span: spanOf(tree, node) };
}

function readCall(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const callee = childAt(tree, node, Field.function);
  const list = childAt(tree, node, Field.arguments);
  if (callee === null || list === null) return readOther(reader, node);
  const span = spanOf(tree, node);
  const loaded = loadedModule(reader, node, callee, list);
  if (loaded !== null) return { kind: "module", ref: { import: loaded, name: -1 }, span };
  const isList = kindOf(tree, list) === Kind.argument_list;
  const given = isList ? childrenOf(tree, list) : [list];
  return {
    kind: "call",
    callee: reader.expression(callee),
    arguments: given.flatMap((argument) => readArgument(reader, argument)),
    constructs: false,
    span,
  };
}

/** The import that a call makes and gives. `__import__("a.b")` gives `a`, unless it is asked for names in `a.b`. */
function loadedModule({ tree, found, importsAt }: FlowReader, call: Node, callee: Node, list: Node): number | null {
  const number = importsAt.get(call)?.find((index) => found.imports[index]?.form === "dynamicImport");
  if (number === undefined) return null;
  if (!textOf(tree, callee).endsWith("__import__")) return number;
  const { positional, keywords } = argumentsOf(tree, list);
  const asksNames = positional.length > 3 || keywords.has("fromlist");
  const isTop = found.imports[number]?.specifier.includes(".") === false;
  return asksNames || isTop ? number : null;
}

function readArgument(reader: FlowReader, argument: Node): readonly FlowArgument[] {
  const { tree } = reader;
  switch (kindOf(tree, argument)) {
    case Kind.keyword_argument: {
      const name = childAt(tree, argument, Field.name);
      const value = childAt(tree, argument, Field.value);
      if (name === null || value === null) return [];
      return [{ value: readNamed(reader, value, textOf(tree, name)), name: textOf(tree, name), spread: "no" }];
    }
    case Kind.dictionary_splat:
      return [{ value: inside(reader, argument), name: null, spread: "entries" }];
    case Kind.ERROR:
      return [];
    default: {
      const { value, spread } = itemOf(reader, argument);
      return [{ value, name: null, spread: spread ? "items" : "no" }];
    }
  }
}

/** The value of a part that has a star or two before it. */
function inside(reader: FlowReader, node: Node): FlowExpression {
  const value = firstChild(reader.tree, node);
  return value === null ? otherOf(spanOf(reader.tree, node), []) : reader.expression(value);
}

/** A value that is bound to a name, which a function without one is then called by. */
export function readNamed(reader: FlowReader, value: Node, name: string | null): FlowExpression {
  const { tree } = reader;
  if (kindOf(tree, value) !== Kind.lambda) return reader.expression(value);
  return { kind: "function", function: readLambda(reader, value, name), span: spanOf(tree, value) };
}

function readList(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  return { kind: "list", items: itemsOf(reader, childrenOf(tree, node)), span: spanOf(tree, node) };
}

function itemsOf(reader: FlowReader, nodes: readonly Node[]): readonly FlowItem[] {
  return nodes.filter((node) => kindOf(reader.tree, node) !== Kind.ERROR).map((node) => itemOf(reader, node));
}

function itemOf(reader: FlowReader, node: Node): FlowItem {
  const { tree } = reader;
  if (kindOf(tree, node) === Kind.list_splat) return { value: inside(reader, node), spread: true };
  return { value: reader.expression(node), spread: isStarred(tree, node) };
}

/** Whether a star stands before an item: one that the parser did not see, since `withoutGaps` took it away. */
function isStarred(tree: SyntaxTree, item: Node): boolean {
  let at = startOf(tree, item) - 1;
  while (tree.text[at] === " ") at--;
  return tree.text[at] === "*";
}

function readRecord(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const entries = childrenOf(tree, node).flatMap((part): readonly FlowEntry[] => {
    if (kindOf(tree, part) === Kind.dictionary_splat) return [{ key: null, value: inside(reader, part) }];
    const key = childAt(tree, part, Field.key);
    const value = childAt(tree, part, Field.value);
    if (key === null || value === null) return [];
    const name = literalText(tree, key)?.text ?? null;
    const read = name === null ? reader.expression(value) : readNamed(reader, value, name);
    return [{ key: reader.expression(key), value: read }];
  });
  return { kind: "record", entries, span: spanOf(tree, node) };
}

function readUnary(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const operand = firstChild(tree, node);
  const value = operand === null ? null : reader.expression(operand);
  const isMinus = tree.text[startOf(tree, node)] === "-";
  if (isMinus && value?.kind === "literal" && typeof value.value === "number") {
    return { kind: "literal", value: -value.value, span: spanOf(tree, node) };
  }
  return otherOf(spanOf(tree, node), value === null ? [] : [value]);
}

/** What stands between two operands, comments and line ends aside. */
function operatorOf(tree: SyntaxTree, left: Node, right: Node): string {
  return tree.text.slice(endOf(tree, left), startOf(tree, right)).replaceAll(/#.*|\\|\s/g, "");
}

function readBinary(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const left = childAt(tree, node, Field.left);
  const right = childAt(tree, node, Field.right);
  if (left === null || right === null) return readOther(reader, node);
  const span = spanOf(tree, node);
  const isSum = operatorOf(tree, left, right) === "+";
  if (isSum) return { kind: "add", left: reader.expression(left), right: reader.expression(right), span };
  return otherOf(span, [reader.expression(left), reader.expression(right)]);
}

function readFallback(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const left = childAt(tree, node, Field.left);
  const right = childAt(tree, node, Field.right);
  if (left === null || right === null) return readOther(reader, node);
  return {
    kind: "fallback",
    operator: operatorOf(tree, left, right) === "or" ? "or" : "and",
    left: reader.expression(left),
    right: reader.expression(right),
    span: spanOf(tree, node),
  };
}

/** `a == b`, `a is not b`. Of all others, such as `a < b` and `a == b == c`, nobody can say what comes of them. */
function readComparison(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const [left, right, third] = childrenOf(tree, node);
  if (left === undefined || right === undefined || third !== undefined) return readOther(reader, node);
  const operator = EQUALITIES.get(operatorOf(tree, left, right));
  if (operator === undefined) return readOther(reader, node);
  const negated = operator === "unequal";
  return {
    kind: "equal",
    left: reader.expression(left),
    right: reader.expression(right),
    negated,
    span: spanOf(tree, node),
  };
}

const EQUALITIES: ReadonlyMap<string, "equal" | "unequal"> = new Map([
  ["==", "equal"],
  ["is", "equal"],
  ["!=", "unequal"],
  ["isnot", "unequal"],
] as const);

function readNot(reader: FlowReader, node: Node): FlowExpression {
  const operand = firstChild(reader.tree, node);
  if (operand === null) return readOther(reader, node);
  return { kind: "not", value: reader.expression(operand), span: spanOf(reader.tree, node) };
}

function readChoice(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  const [then, test, otherwise] = childrenOf(tree, node);
  if (then === undefined || test === undefined || otherwise === undefined) return readOther(reader, node);
  const options = [reader.expression(then), reader.expression(otherwise)];
  return { kind: "choice", test: reader.expression(test), options, span: spanOf(tree, node) };
}

function readWalrus(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  return assigned(reader, node, childAt(tree, node, Field.name), childAt(tree, node, Field.value));
}

/** The `b = value` of `a = b = value`. */
function readChained(reader: FlowReader, node: Node): FlowExpression {
  const { tree } = reader;
  return assigned(reader, node, childAt(tree, node, Field.left), childAt(tree, node, Field.right));
}

function assigned(reader: FlowReader, node: Node, left: Node | null, right: Node | null): FlowExpression {
  const target = left === null ? null : readTarget(reader, left);
  if (target === null || right === null) return readOther(reader, node);
  return { kind: "assigned", target, value: reader.expression(right), span: spanOf(reader.tree, node) };
}
