import type { ts } from "ts-morph";
import type { CheckedProgram } from "./checker-side.js";
import { inside } from "./checker-side.js";

/** Where the checker says that something is declared, in ssotlint's terms. */
export interface Declared {
  /** Relative to the project. */
  readonly file: string;
  /** Dotted below namespaces; null for the module itself. */
  readonly name: string | null;
  /** The offset of the declared name. */
  readonly at: number;
}

/** The first-party declarations of a symbol behind all its aliases; empty for what is declared elsewhere or not at all. */
export function declarationsOf(symbol: ts.Symbol | undefined, program: CheckedProgram): readonly Declared[] {
  if (symbol === undefined) return [];
  const target = unaliased(symbol, program);
  return (target.declarations ?? []).flatMap((node) => {
    const file = inside(program.root, node.getSourceFile().fileName);
    return file === null || isAmbient(node, program.ts) ? [] : [{ file, ...nameOf(node, program.ts) }];
  });
}

/** Declared inside `declare module "package"`: a first-party text about something that is elsewhere. */
function isAmbient(node: ts.Node, compiler: typeof ts): boolean {
  for (let at = node; !compiler.isSourceFile(at); at = at.parent) {
    if (compiler.isModuleDeclaration(at) && compiler.isStringLiteral(at.name)) return !at.name.text.startsWith(".");
  }
  return false;
}

/** Whether the symbol is an alias that leads nowhere. */
export function isMissing(symbol: ts.Symbol | undefined, program: CheckedProgram): boolean {
  return symbol === undefined || (unaliased(symbol, program).declarations ?? []).length === 0;
}

function unaliased(symbol: ts.Symbol, { ts, checker }: CheckedProgram): ts.Symbol {
  return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}

function nameOf(node: ts.Declaration, compiler: typeof ts): { readonly name: string | null; readonly at: number } {
  if (compiler.isSourceFile(node) || node.getSourceFile().fileName.endsWith(".json")) return { name: null, at: 0 };
  const assigned = assignedModule(node, compiler);
  if (assigned !== null) return assigned;
  const name = compiler.getNameOfDeclaration(exportedAs(node, compiler) ?? node);
  const own = name === undefined || compiler.isComputedPropertyName(name) ? fallbackName(node, compiler) : textOf(name);
  const names = [own];
  for (let at: ts.Node = node.parent; !compiler.isSourceFile(at); at = at.parent) {
    if (compiler.isModuleDeclaration(at) && compiler.isIdentifier(at.name)) names.unshift(at.name.text);
  }
  return { name: names.join("."), at: (name ?? node).getStart() };
}

/** `module.exports = value`: a class or function is a definition; of any other value the parts are what the module exports. */
function assignedModule(
  node: ts.Node,
  compiler: typeof ts,
): { readonly name: string | null; readonly at: number } | null {
  const isWhole =
    (compiler.isBinaryExpression(node) && /^(?:module\.)?exports$/.test(node.left.getText())) ||
    (compiler.isPropertyAccessExpression(node) && node.getText() === "module.exports");
  if (!isWhole) return null;
  const assignment = compiler.isBinaryExpression(node) ? node : node.parent;
  if (!compiler.isBinaryExpression(assignment)) return null;
  let value = assignment.right;
  while (compiler.isBinaryExpression(value)) value = value.right;
  if (!compiler.isClassExpression(value) && !compiler.isFunctionExpression(value) && !compiler.isArrowFunction(value)) {
    return { name: null, at: 0 };
  }
  const own = value.name;
  return own === undefined
    ? { name: "module.exports", at: assignment.left.getStart() }
    : { name: own.text, at: own.getStart() };
}

/** `exports.Name = class Inner {}`: importers know the name on the left. */
function exportedAs(node: ts.Node, compiler: typeof ts): ts.Declaration | null {
  const { parent } = node;
  const isValue = compiler.isClassExpression(node) || compiler.isFunctionExpression(node);
  return isValue && compiler.isBinaryExpression(parent) && /^(?:module\.)?exports\.\w+$/.test(parent.left.getText())
    ? parent
    : null;
}

function fallbackName(node: ts.Declaration, compiler: typeof ts): string {
  return compiler.isExportAssignment(node) && node.isExportEquals === true ? "export=" : "default";
}

function textOf(name: ts.Node): string {
  return "text" in name && typeof name.text === "string" ? name.text : name.getText();
}
