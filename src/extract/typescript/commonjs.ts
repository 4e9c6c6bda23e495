import { ts } from "ts-morph";
import { exportProperties, exportProperty, exportStar, exportWholeModule, type Exported } from "./commonjs-exports.js";
import type { ModuleNames } from "./export-list.js";
import { dottedPath, literalText, memberName, unwrap } from "./names.js";
import { lookUp, VALUE } from "./scope.js";
import type { Found, Survey } from "./survey.js";

/** What a CommonJS module exports, found from every mention of `module.exports` and `exports`. */
export interface CommonJs {
  /** Whether the file mentions them at all. */
  readonly used: boolean;
  readonly computed: boolean;
}

export function commonJsExports(names: ModuleNames, found: Survey): CommonJs {
  let used = false;
  let computed = false;
  for (const { node, scope } of found.commonjs) {
    if (isDeclaredName(node) || lookUp(scope, node.text, VALUE) !== "global") continue;
    const object = exportsObject(node);
    if (object === null) continue;
    used = true;
    const exported = mention(names, { node: object, scope });
    computed ||= exported === "computed";
  }
  for (const { node } of found.imports) {
    if (ts.isCallExpression(node) && isStarArgument(node)) exportStar(names, node);
  }
  return { used, computed };
}

/** `exports`, or the `module.exports` of which this is the `module`. */
function exportsObject(node: ts.Identifier): ts.Expression | null {
  if (node.text === "exports") return node;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text === "exports" ? parent : null;
  if (!ts.isElementAccessExpression(parent)) return null;
  return literalText(parent.argumentExpression)?.text === "exports" ? parent : null;
}

function isDeclaredName(node: ts.Identifier): boolean {
  return (node.parent as { readonly name?: ts.Node }).name === node;
}

/** What one mention of the exports object exports. */
function mention(names: ModuleNames, { node, scope }: Found<ts.Expression>): Exported {
  const { parent } = node;
  const member = memberOf(node);
  const target = member?.access ?? node;
  const assigned = assignedTo(target);
  if (scope.deferred) return isWritten(node, target) && !isInOldHelper(node) ? "computed" : "named";
  if (assigned === null) return member === null ? escaping(names, node) : "named";
  if (member === null) {
    // `exports = …` alone binds the name anew and exports nothing.
    if (ts.isIdentifier(node) || isExportsObject(assigned)) return "named";
    return exportWholeModule(names, node, assigned);
  }
  if (member.name === null || !ts.isBinaryExpression(parent.parent)) return "computed";
  exportProperty(names, member.at, member.name, assigned);
  return "named";
}

interface MemberAccess {
  readonly access: ts.Expression;
  readonly at: ts.Node;
  /** Null when code computes it. */
  readonly name: string | null;
}

function memberOf(node: ts.Expression): MemberAccess | null {
  const access = node.parent;
  if (ts.isPropertyAccessExpression(access) && access.expression === node) {
    return { access, at: access.name, name: access.name.text };
  }
  if (!ts.isElementAccessExpression(access) || access.expression !== node) return null;
  const at = access.argumentExpression;
  return { access, at, name: literalText(at)?.text ?? null };
}

/** The value at the end of a chain of assignments to this target: `target = other = value`. */
function assignedTo(target: ts.Expression): ts.Expression | null {
  const { parent } = target;
  if (!ts.isBinaryExpression(parent) || parent.left !== target || !isAssignment(parent)) return null;
  let value = unwrap(parent.right);
  while (ts.isBinaryExpression(value) && isAssignment(value)) value = unwrap(value.right);
  return value;
}

function isAssignment({ operatorToken }: ts.BinaryExpression): boolean {
  const { kind } = operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

function isExportsObject(value: ts.Expression): boolean {
  const path = dottedPath(value)?.join(".");
  return path === "exports" || path === "module.exports";
}

/** Mentions that neither assign nor take a member: arguments of the helpers that compilers use, or anything else that can write. */
function escaping(names: ModuleNames, node: ts.Expression): Exported {
  const { parent } = node;
  if (ts.isTypeOfExpression(parent) || isComparison(parent)) return "named";
  if (ts.isBinaryExpression(parent) && isAssignment(parent) && isExportsObject(parent.left)) return "named";
  if (!ts.isCallExpression(parent)) return "computed";
  const [first, second, third] = parent.arguments;
  const callee = dottedPath(parent.expression) ?? [];
  const called = callee.at(-1) ?? "";
  if (STAR_HELPERS.has(called)) return exportedByHelper(names, second);
  if (first !== node || callee[0] !== "Object") return "computed";
  if (READING.has(called)) return "named";
  if (called === "defineProperty") return defined(names, second, third);
  if (called === "defineProperties") return definedByObject(names, second);
  return called === "assign" ? assignedProperties(names, parent.arguments.slice(1)) : "computed";
}

/** Functions of `Object` that take no property and add none. */
const READING = new Set([
  "freeze",
  "seal",
  "preventExtensions",
  "keys",
  "values",
  "entries",
  "getOwnPropertyNames",
  "getOwnPropertyDescriptor",
]);

/** Helpers of TypeScript, Babel, SWC and esbuild that copy the names of a module to the exports. */
const STAR_HELPERS = new Set(["__exportStar", "__export", "_exportStar", "_export_star", "__reExport", "_export"]);

/** `__exportStar(require("./x"), exports)` is seen at its `require`; `_export(exports, { a: () => a })` has the names at hand. */
function exportedByHelper(names: ModuleNames, second: ts.Expression | undefined): Exported {
  if (second === undefined || !ts.isObjectLiteralExpression(second)) return "named";
  for (const property of second.properties) {
    const { name } = property;
    if (name === undefined || !ts.isIdentifier(name)) return "computed";
    const value = ts.isPropertyAssignment(property) ? property.initializer : property;
    const given = valueGiven(value);
    if (given === null) return "computed";
    exportProperty(names, name, name.text, given);
  }
  return "named";
}

function isStarArgument(node: ts.CallExpression): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && STAR_HELPERS.has(dottedPath(parent.expression)?.at(-1) ?? "");
}

function definedByObject(names: ModuleNames, properties: ts.Expression | undefined): Exported {
  if (properties === undefined || !ts.isObjectLiteralExpression(properties)) return "computed";
  let exported: Exported = "named";
  for (const property of properties.properties) {
    if (!ts.isPropertyAssignment(property)) exported = "computed";
    else if (defined(names, property.name, property.initializer) === "computed") exported = "computed";
  }
  return exported;
}

/** `Object.defineProperty(exports, "a", { get: function () { return x.a; } })` */
function defined(names: ModuleNames, key: ts.Node | undefined, descriptor: ts.Expression | undefined): Exported {
  const name = key === undefined ? null : keyName(key);
  if (key === undefined || name === null) return "computed";
  // What marks a module, or is called by a symbol, nobody imports by name.
  if (name === "__esModule" || name.startsWith("[")) return "named";
  if (descriptor === undefined || !ts.isObjectLiteralExpression(descriptor)) return "computed";
  const value = descriptor.properties.map(describedValue).find((it) => it !== null);
  if (value === undefined || value === null) return "computed";
  exportProperty(names, key, name, value);
  return "named";
}

/** A property's name, or the argument that names one: a literal, or a symbol in brackets. */
function keyName(key: ts.Node): string | null {
  if (ts.isPropertyAssignment(key.parent)) return ts.isPropertyName(key) ? memberName(key) : null;
  return ts.isPropertyAccessExpression(key) ? `[${key.name.text}]` : (literalText(key)?.text ?? null);
}

function describedValue(property: ts.ObjectLiteralElementLike): ts.Expression | null {
  const label = property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : "";
  const initializer = ts.isPropertyAssignment(property) ? property.initializer : null;
  if (label === "value") return initializer;
  return label === "get" ? valueGiven(initializer ?? property) : null;
}

/** The expression that a getter gives, when giving it is all that it does. */
function valueGiven(node: ts.Node): ts.Expression | null {
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return node.body;
  if (!(ts.isFunctionLike(node) && "body" in node) || node.body === undefined || !ts.isBlock(node.body)) return null;
  const [only] = node.body.statements;
  return only !== undefined && ts.isReturnStatement(only) ? (only.expression ?? null) : null;
}

function assignedProperties(names: ModuleNames, values: readonly ts.Expression[]): Exported {
  let exported: Exported = "named";
  for (const value of values) {
    if (ts.isObjectLiteralExpression(value)) {
      if (exportProperties(names, value) === "computed") exported = "computed";
    } else if (!exportStar(names, value)) {
      exported = "computed";
    }
  }
  return exported;
}

function isComparison(node: ts.Node): boolean {
  return ts.isBinaryExpression(node) && COMPARISONS.has(node.operatorToken.kind);
}

const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Inside of a function nobody knows when, or whether, an export is written: its name is not claimed, only that there are such. */
function isWritten(node: ts.Expression, target: ts.Expression): boolean {
  if (assignedTo(target) !== null) return true;
  const { parent } = node;
  if (target !== node || ts.isTypeOfExpression(parent) || isComparison(parent)) return false;
  return !(ts.isCallExpression(parent) && READING.has(dottedPath(parent.expression)?.at(-1) ?? ""));
}

/** `function __export(m) { for (var p in m) exports[p] = m[p]; }`, whose calls are understood, as old TypeScript wrote it. */
function isInOldHelper(node: ts.Node): boolean {
  for (let outer: ts.Node = node; !ts.isSourceFile(outer); outer = outer.parent) {
    if (ts.isFunctionDeclaration(outer)) return outer.name?.text === "__export";
  }
  return false;
}
