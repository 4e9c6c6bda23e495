import { ts } from "ts-morph";
import type { FlowArgument, FlowExpression } from "../../../model/flow.js";
import { isInterop } from "../loaded-names.js";
import { isWrapper } from "../names.js";
import { assignmentExpression, isAssignment, stepExpression } from "./assignments.js";
import { readClass } from "./classes.js";
import { readJsx } from "./jsx.js";
import { plainLiteral, readList, readTemplate } from "./literals.js";
import { readObject } from "./objects.js";
import { MAX_DEPTH, type FlowReader } from "./reader-types.js";

const { SyntaxKind } = ts;

/**
 * An expression. What goes on to the left (`a.b().c()`, `a + b + c`) is a deep tree, so it is read from the innermost part outwards without
 * recursion; what is beyond the depth that is allowed is left out, which are the last links of a chain.
 */
export function readExpression(reader: FlowReader, node: ts.Expression, name: string | null): FlowExpression {
  const links: { readonly link: Link; readonly waits: boolean }[] = [];
  let outer = node;
  let inner = seenThrough(outer);
  while (isLink(inner) && !isModule(reader, inner)) {
    links.push({ link: inner, waits: isAwaited(outer) });
    outer = ts.isBinaryExpression(inner)
      ? inner.left
      : ts.isTaggedTemplateExpression(inner)
        ? inner.tag
        : inner.expression;
    inner = seenThrough(outer);
  }
  const { depth } = reader;
  const outside = depth.nodes;
  const kept = Math.min(links.length, Math.max(0, MAX_DEPTH - outside - 1));
  depth.nodes = outside + kept;
  let value = readInner(reader, inner, links.length === 0 ? name : null);
  for (const { link, waits } of links.slice(links.length - kept).reverse()) {
    depth.nodes--;
    const read = readLink(reader, link, value);
    value = waits && read.kind === "call" ? { ...read, awaited: true } : read;
  }
  depth.nodes = outside;
  return kept === links.length ? value : { kind: "other", parts: [value], span: reader.span(node) };
}

/** Something that goes on to the left. */
type Link =
  | ts.PropertyAccessExpression
  | ts.ElementAccessExpression
  | ts.CallExpression
  | ts.TaggedTemplateExpression
  | ts.BinaryExpression;

function isLink(node: ts.Node): node is Link {
  if (ts.isBinaryExpression(node)) return !isAssignment(node) && node.operatorToken.kind !== SyntaxKind.CommaToken;
  if (ts.isCallExpression(node)) return node.expression.kind !== SyntaxKind.ImportKeyword;
  return (
    ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) || ts.isTaggedTemplateExpression(node)
  );
}

/** The value inside of parentheses, casts, `await`, and what compilers wrap a module in. */
function seenThrough(node: ts.Expression): ts.Expression {
  let inner = node;
  for (;;) {
    if (isWrapper(inner) || ts.isAwaitExpression(inner) || ts.isExpressionWithTypeArguments(inner)) {
      inner = inner.expression;
      continue;
    }
    const module: ts.Expression | undefined =
      ts.isCallExpression(inner) && isInterop(inner.expression) ? inner.arguments[0] : undefined;
    if (module === undefined) return inner;
    inner = module;
  }
}

function isAwaited(node: ts.Expression): boolean {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return ts.isAwaitExpression(inner);
}

/** `require("…")` and `import("…")`, which are no calls. */
function isModule(reader: FlowReader, node: ts.Node): node is ts.CallExpression {
  return moduleIndex(reader, node) !== null;
}

/** The import that a call is; null for other calls, those that mock a module among them. */
export function moduleIndex({ imports }: FlowReader, node: ts.Node): number | null {
  const index = imports.indexes.get(node);
  const form = index === undefined ? null : imports.facts[index]?.form;
  return index !== undefined && (form === "require" || form === "dynamicImport") ? index : null;
}

function readLink(reader: FlowReader, link: Link, left: FlowExpression): FlowExpression {
  const span = reader.span(link);
  switch (link.kind) {
    case SyntaxKind.PropertyAccessExpression: {
      const { text } = link.name;
      if (text === "") return { kind: "other", parts: [left], span };
      return { kind: "member", object: left, name: text, span: reader.span(link.name) };
    }
    case SyntaxKind.ElementAccessExpression:
      return { kind: "index", object: left, key: reader.expression(link.argumentExpression), span };
    case SyntaxKind.CallExpression:
      return { kind: "call", callee: left, arguments: readArguments(reader, link.arguments), constructs: false, span };
    case SyntaxKind.TaggedTemplateExpression: {
      const spans = ts.isTemplateExpression(link.template) ? link.template.templateSpans : [];
      return { kind: "other", parts: [left, ...spans.map((it) => reader.expression(it.expression))], span };
    }
    default:
      return readOperator(reader, link, left);
  }
}

function readOperator(reader: FlowReader, node: ts.BinaryExpression, left: FlowExpression): FlowExpression {
  const right = reader.expression(node.right);
  const span = reader.span(node);
  switch (node.operatorToken.kind) {
    case SyntaxKind.PlusToken:
      return { kind: "add", left, right, span };
    case SyntaxKind.MinusToken:
      // `all[all.length - 1]`
      if (right.kind !== "literal" || typeof right.value !== "number")
        return { kind: "other", parts: [left, right], span };
      return { kind: "add", left, right: { ...right, value: -right.value }, span };
    case SyntaxKind.BarBarToken:
    case SyntaxKind.QuestionQuestionToken:
      return { kind: "fallback", operator: "or", left, right, span };
    case SyntaxKind.AmpersandAmpersandToken:
      return { kind: "fallback", operator: "and", left, right, span };
    case SyntaxKind.EqualsEqualsToken:
    case SyntaxKind.EqualsEqualsEqualsToken:
      return { kind: "equal", left, right, negated: false, span };
    case SyntaxKind.ExclamationEqualsToken:
    case SyntaxKind.ExclamationEqualsEqualsToken:
      return { kind: "equal", left, right, negated: true, span };
    default:
      return { kind: "other", parts: [left, right], span };
  }
}

function isImportMeta(node: ts.Node): boolean {
  return ts.isMetaProperty(node) && node.keywordToken === SyntaxKind.ImportKeyword;
}

function readArguments(reader: FlowReader, nodes: readonly ts.Expression[]): readonly FlowArgument[] {
  return nodes.map((node) => {
    const spread = ts.isSpreadElement(node);
    return {
      value: reader.expression(spread ? node.expression : node),
      name: null,
      spread: spread ? "items" : "no",
    };
  });
}

/** What a chain starts at, or an expression that is none. */
function readInner(reader: FlowReader, node: ts.Expression, name: string | null): FlowExpression {
  const literal = plainLiteral(reader, node);
  if (literal !== null) return literal;
  const span = reader.span(node);
  const index = moduleIndex(reader, node);
  if (index !== null) {
    // Without a name of the whole module among them, -1 says that it is meant.
    const whole = reader.imports.facts[index]?.names.findIndex(({ imported }) => imported === "*") ?? -1;
    return { kind: "module", ref: { import: index, name: whole }, span };
  }
  if (ts.isIdentifier(node)) return readName(node.text, span);
  if (node.kind === SyntaxKind.ThisKeyword) return { kind: "name", name: "this", span };
  if (node.kind === SyntaxKind.SuperKeyword) return { kind: "name", name: "super", span };
  if (isImportMeta(node)) return { kind: "name", name: "import.meta", span };
  if (ts.isTemplateExpression(node)) return readTemplate(reader, node);
  if (ts.isArrayLiteralExpression(node)) return readList(reader, node);
  if (ts.isObjectLiteralExpression(node)) return readObject(reader, node);
  if (ts.isArrowFunction(node)) return { kind: "function", function: reader.function(node, name), span };
  if (ts.isFunctionExpression(node)) {
    const read = reader.function(node, node.name?.text ?? name);
    return { kind: "function", function: read, ...ownName(node), span };
  }
  if (ts.isClassExpression(node)) {
    return { kind: "class", class: readClass(reader, node, node.name?.text ?? name), ...ownName(node), span };
  }
  if (ts.isNewExpression(node)) {
    const callee = reader.expression(node.expression);
    return { kind: "call", callee, arguments: readArguments(reader, node.arguments ?? []), constructs: true, span };
  }
  if (ts.isConditionalExpression(node)) {
    const options = [reader.expression(node.whenTrue, name), reader.expression(node.whenFalse, name)];
    return { kind: "choice", test: reader.expression(node.condition), options, span };
  }
  if (ts.isBinaryExpression(node)) {
    return isAssignment(node) ? assignmentExpression(reader, node) : readSequence(reader, node);
  }
  if (ts.isCallExpression(node)) {
    // `import(name)`
    const callee = { kind: "name", name: "import", span: reader.span(node.expression) } as const;
    return { kind: "call", callee, arguments: readArguments(reader, node.arguments), constructs: false, span };
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return stepExpression(reader, node);
  return { kind: "other", parts: partsOf(node).map((it) => reader.expression(it)), span };
}

function ownName({ name }: ts.FunctionExpression | ts.ClassExpression): { readonly ownName?: string } {
  return name === undefined ? {} : { ownName: name.text };
}

function readName(name: string, span: FlowExpression["span"]): FlowExpression {
  if (name === "") return { kind: "other", parts: [], span };
  return name === "undefined" ? { kind: "literal", value: null, span } : { kind: "name", name, span };
}

/** `(a(), b)`: a list of the values of which the last is taken; of `(0, a.b)()`, as compilers write it, `a.b`. */
function readSequence(reader: FlowReader, node: ts.BinaryExpression): FlowExpression {
  const [last, ...before] = sequenceParts(node).reverse();
  const value = reader.expression(last ?? node.right);
  const others = before.reverse().filter((it) => !ts.isLiteralExpression(it));
  if (others.length === 0) return value;
  const span = reader.span(node);
  const items = [...others.map((it) => reader.expression(it)), value].map((it) => ({ value: it, spread: false }));
  const key = { kind: "literal", value: others.length, span } as const;
  return { kind: "index", object: { kind: "list", items, span }, key, span };
}

/** The operands of commas, in order. */
export function sequenceParts(node: ts.Expression): ts.Expression[] {
  const reversed: ts.Expression[] = [];
  let left = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === SyntaxKind.CommaToken) {
    reversed.push(left.right);
    left = left.left;
    while (isWrapper(left)) left = left.expression;
  }
  return [...reversed, left].reverse();
}

/** The values in what there is no word for. */
function partsOf(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) return readJsx(node);
  if (ts.isYieldExpression(node)) return node.expression === undefined ? [] : [node.expression];
  if (ts.isSpreadElement(node) || ts.isDeleteExpression(node)) return [node.expression];
  if (ts.isTypeOfExpression(node) || ts.isVoidExpression(node)) return [node.expression];
  return [];
}
