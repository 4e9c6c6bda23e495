import { ts } from "ts-morph";
import type { ExportSource } from "../../model/facts.js";
import { isFunctionValue, valueDeclaration } from "./declaration.js";
import { EXPORTS_SCOPE } from "./definition-table.js";
import type { ModuleNames } from "./export-list.js";
import { isInterop } from "./loaded-names.js";
import { dottedPath, memberName, unwrap } from "./names.js";
import { spanOf } from "./source-text.js";

/** Whether all that a piece of code exports could be told. */
export type Exported = "named" | "computed";

/** `module.exports = value` and `export = value`: the value as `=`, and the properties of an object by their names. */
export function exportWholeModule(names: ModuleNames, at: ts.Node, value: ts.Expression): Exported {
  const inner = unwrap(value);
  const { source, exports } = names;
  const known = knownSource(names, inner);
  if (known !== null) {
    exports.add({ name: "=", span: spanOf(source, at), source: known });
    return "named";
  }
  const ownName = (ts.isClassExpression(inner) || ts.isFunctionExpression(inner)) && inner.name;
  const nameNode = ownName === undefined || ownName === false ? at : ownName;
  const name = nameNode === ownName ? ownName.text : "module.exports";
  const whole = ts.isExportAssignment(at) ? at : at.parent;
  const definition = names.table.add(EXPORTS_SCOPE, name, valueDeclaration(nameNode, whole, inner, true));
  exports.add({ name: "=", span: spanOf(source, at), source: { kind: "definition", definition } });
  if (ts.isObjectLiteralExpression(inner)) return exportProperties(names, inner);
  return isPlainValue(inner) ? "named" : "computed";
}

/** `exports.name = value`. What an export is set to before it has its value says nothing about it. */
export function exportProperty(names: ModuleNames, at: ts.Node, name: string, value: ts.Expression): void {
  if (name === "__esModule" || isUndefined(unwrap(value))) return;
  const { source, exports } = names;
  exports.add({ name, span: spanOf(source, at), source: sourceOf(names, at, name, value) });
}

/** The properties of an object that is exported, or assigned to what is. */
export function exportProperties(names: ModuleNames, object: ts.ObjectLiteralExpression): Exported {
  let exported: Exported = "named";
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      if (!exportStar(names, property.expression)) exported = "computed";
      continue;
    }
    const name = memberName(property.name);
    if (name === null || name.startsWith("[")) exported = "computed";
    else if (ts.isPropertyAssignment(property)) exportProperty(names, property.name, name, property.initializer);
    else if (ts.isShorthandPropertyAssignment(property)) exportProperty(names, property.name, name, property.name);
    else exportDefinition(names, property, name);
  }
  return exported;
}

/** `__exportStar(require("./x"), exports)` and `{ ...require("./x") }`; false when the value is not a module. */
export function exportStar({ source, imports, exports }: ModuleNames, value: ts.Expression): boolean {
  const index = imports.indexes.get(loadedModule(value));
  if (index === undefined) return false;
  exports.add({ name: "*", span: spanOf(source, value), source: { kind: "reexport", import: index, name: -1 } });
  return true;
}

function sourceOf(names: ModuleNames, at: ts.Node, name: string, value: ts.Expression): ExportSource {
  const inner = unwrap(value);
  const known = knownSource(names, inner);
  if (known !== null) return known;
  const subject = isUndefined(inner) ? undefined : inner;
  const declaration = valueDeclaration(at, wholeOf(at), subject, true);
  return { kind: "definition", definition: names.table.add(EXPORTS_SCOPE, name, declaration) };
}

function exportDefinition(
  { source, table, exports }: ModuleNames,
  node: ts.MethodDeclaration | ts.AccessorDeclaration,
  name: string,
): void {
  const kind = isFunctionValue(node) ? "function" : "constant";
  const definition = table.add(EXPORTS_SCOPE, name, { kind, nameNode: node.name, node, subject: node, exported: true });
  exports.add({ name, span: spanOf(source, node.name), source: { kind: "definition", definition } });
}

/** What a value stands for: a module that is loaded, a member of it, a name of this module, or another of its exports. */
function knownSource({ imports, bindings, exports }: ModuleNames, value: ts.Expression): ExportSource | null {
  const loaded = ts.isPropertyAccessExpression(value) ? value.expression : value;
  const index = imports.indexes.get(loadedModule(loaded));
  if (index !== undefined) return { kind: "reexport", import: index, name: 0 };
  const path = dottedPath(value);
  if (path === null) return null;
  if (bindings.has(path[0] ?? "")) return { kind: "local", path };
  const own = path[0] === "module" ? path.slice(1) : path;
  return own.length === 2 && own[0] === "exports" ? (exports.find(own[1] ?? "")?.source ?? null) : null;
}

/** The `require("…")` inside of what compilers wrap it in. */
function loadedModule(value: ts.Expression): ts.Node {
  let inner = unwrap(value);
  for (;;) {
    const argument: ts.Expression | undefined =
      ts.isCallExpression(inner) && isInterop(inner.expression) ? inner.arguments[0] : undefined;
    if (argument === undefined) return inner;
    inner = unwrap(argument);
  }
}

/** The property, or the assignment, of which a name is the left side. */
function wholeOf(at: ts.Node): ts.Node {
  return ts.isPropertyAssignment(at.parent) ? at.parent : at.parent.parent;
}

function isUndefined(value: ts.Expression): boolean {
  return ts.isVoidExpression(value) || (ts.isIdentifier(value) && value.text === "undefined");
}

/** A value of which no part can be imported by name. */
function isPlainValue(value: ts.Expression): boolean {
  return (
    ts.isClassExpression(value) ||
    isFunctionValue(value) ||
    ts.isLiteralExpression(value) ||
    ts.isTemplateExpression(value) ||
    ts.isArrayLiteralExpression(value) ||
    PLAIN_KEYWORDS.has(value.kind)
  );
}

const PLAIN_KEYWORDS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  ts.SyntaxKind.NullKeyword,
]);
