import type { ts } from "ts-morph";
import type { ResolvedImport } from "../../../src/model/graph.js";
import type { CheckedFile, CheckedProgram } from "./checker-side.js";
import { nodeAt, offsetOf } from "./locate.js";

/** The checker's symbol for a row of imports; `undefined` when it has none there. */
export function symbolAt(row: ResolvedImport, file: CheckedFile): ts.Symbol | undefined {
  const node = nodeAt(file.program.ts, file.source, offsetOf(file.source, row.span));
  return row.form === "member" ? memberSymbol(node, row.imported.split("."), file) : nameSymbol(node, row, file);
}

/** `ns.A.B` from the node of `ns`, as far as the row goes. */
function memberSymbol(root: ts.Node, path: readonly string[], { program }: CheckedFile): ts.Symbol | undefined {
  const { ts, checker } = program;
  if (ts.isBindingElement(root.parent)) return takenApart(root.parent, path, program);
  let node = innermost(root, ts);
  let symbol: ts.Symbol | undefined;
  for (const name of path) {
    while (isWrapper(node.parent, ts)) node = node.parent;
    const { parent } = node;
    const member = memberName(parent, ts);
    if (member === null || member.text !== name) throw new Error(`no member ${name} in ${parent.getText()}`);
    symbol = checker.getSymbolAtLocation(member);
    node = parent;
  }
  return symbol;
}

/** `const { a: { b } } = ns`, as far as the row goes. */
function takenApart(
  element: ts.BindingElement,
  path: readonly string[],
  { ts, checker }: CheckedProgram,
): ts.Symbol | undefined {
  for (let at: ts.Node = element; ; at = at.parent) {
    if (!ts.isBindingElement(at)) continue;
    const name = at.propertyName ?? at.name;
    if (ts.isIdentifier(name) && name.text === path.at(-1)) {
      return checker.getTypeAtLocation(at.parent).getProperty(name.text);
    }
  }
}

/** `(ns as T).A` starts with a parenthesis: the name is inside. */
function innermost(start: ts.Node, compiler: typeof ts): ts.Node {
  let node = start;
  while (isWrapper(node, compiler)) {
    node = node.expression;
    while (compiler.isPropertyAccessExpression(node) || compiler.isElementAccessExpression(node))
      node = node.expression;
  }
  return node;
}

type Wrapper = ts.ParenthesizedExpression | ts.AsExpression | ts.NonNullExpression | ts.SatisfiesExpression;

function isWrapper(node: ts.Node, compiler: typeof ts): node is Wrapper {
  return (
    compiler.isParenthesizedExpression(node) ||
    compiler.isAsExpression(node) ||
    compiler.isNonNullExpression(node) ||
    compiler.isSatisfiesExpression(node)
  );
}

function memberName(node: ts.Node, compiler: typeof ts): (ts.Node & { readonly text: string }) | null {
  if (compiler.isPropertyAccessExpression(node)) return node.name;
  if (compiler.isQualifiedName(node)) return node.right;
  if (compiler.isElementAccessExpression(node) && compiler.isStringLiteralLike(node.argumentExpression)) {
    return node.argumentExpression;
  }
  return null;
}

function nameSymbol(node: ts.Node, row: ResolvedImport, file: CheckedFile): ts.Symbol | undefined {
  const { source, program } = file;
  const { ts, checker } = program;
  const { parent } = node;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return checker.getSymbolAtLocation(parent.name);
  if (ts.isBindingElement(parent)) {
    return checker.getTypeAtLocation(parent.parent).getProperty(row.imported);
  }
  if (ts.isVariableDeclaration(parent) && ts.isIdentifier(node)) return loadedSymbol(node, file);
  // What has no name of its own (`export *`, a type `typeof import("…")`, `import("…")`) is the module at the specifier.
  if (ts.isIdentifier(node)) return checker.getSymbolAtLocation(node);
  return checker.getSymbolAtLocation(nodeAt(ts, source, offsetOf(source, row.specifierSpan) - 1));
}

/** `const x = require("…")` is an alias to the checker, `const x = await import("…")` a variable whose type is the module's. */
function loadedSymbol(name: ts.Identifier, { program }: CheckedFile): ts.Symbol | undefined {
  const { ts, checker } = program;
  const symbol = checker.getSymbolAtLocation(name);
  if (symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0) return symbol;
  return checker.getTypeAtLocation(name).symbol;
}
