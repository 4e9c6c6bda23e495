import { ts } from "ts-morph";
import type { ExportFact } from "../../model/facts.js";
import { exportWholeModule } from "./commonjs-exports.js";
import { valueDeclaration, type Declaration } from "./declaration.js";
import { EXPORTS_SCOPE } from "./definition-table.js";
import type { ModuleNames } from "./export-list.js";
import { dottedPath, hasModifier } from "./names.js";
import { spanOf, spanOfText } from "./source-text.js";

/** A declaration with `export` before it. */
export function exportsOfDeclaration(context: ModuleNames, node: ts.Node, declaration: Declaration): void {
  const { source, table, exports } = context;
  const { nameNode } = declaration;
  const isDefault = hasModifier(node, ts.SyntaxKind.DefaultKeyword);
  if (ts.isIdentifier(nameNode)) {
    const name = isDefault ? "default" : nameNode.text;
    exports.add({ name, span: spanOf(source, nameNode), source: { kind: "local", path: [nameNode.text] } });
  } else if (isDefault) {
    const keyword = ts.canHaveModifiers(node)
      ? node.modifiers?.find((it) => it.kind === ts.SyntaxKind.DefaultKeyword)
      : undefined;
    const definition = table.add(EXPORTS_SCOPE, "default", { ...declaration, nameNode: keyword ?? node });
    const span = spanOf(source, keyword ?? node);
    exports.add({ name: "default", span, source: { kind: "definition", definition } });
  }
}

/** `export { … }`, `export … from`, `export default …` and `export = …`. */
export function exportsOfStatement(context: ModuleNames, node: ts.ExportDeclaration | ts.ExportAssignment): void {
  if (ts.isExportDeclaration(node)) exportNames(context, node);
  else if (node.isExportEquals === true) exportWholeModule(context, node, node.expression);
  else exportDefault(context, node);
}

function exportNames({ source, imports, exports }: ModuleNames, node: ts.ExportDeclaration): void {
  const { exportClause } = node;
  const from = imports.indexes.get(node);
  if (exportClause === undefined) {
    if (from === undefined) return;
    const span = spanOfText(source, node, "*");
    exports.add({ name: "*", span, source: { kind: "reexport", import: from, name: -1 } });
  } else if (ts.isNamespaceExport(exportClause)) {
    if (from === undefined) return;
    const { name } = exportClause;
    exports.add({ name: name.text, span: spanOf(source, name), source: { kind: "reexport", import: from, name: 0 } });
  } else {
    for (const [index, { name, propertyName, isTypeOnly }] of exportClause.elements.entries()) {
      const span = spanOf(source, name);
      if (from !== undefined) {
        exports.add({ name: name.text, span, source: { kind: "reexport", import: from, name: index } });
        continue;
      }
      const target: ExportFact["source"] = { kind: "local", path: [(propertyName ?? name).text] };
      const isType = node.isTypeOnly || isTypeOnly;
      exports.add({ name: name.text, span, source: target, ...(isType ? { typeOnly: true } : {}) });
    }
  }
}

function exportDefault({ source, table, bindings, exports }: ModuleNames, node: ts.ExportAssignment): void {
  const path = dottedPath(node.expression);
  if (path !== null && bindings.has(path[0] ?? "")) {
    exports.add({ name: "default", span: spanOf(source, node.expression), source: { kind: "local", path } });
    return;
  }
  const span = spanOfText(source, node, "default");
  const definition = table.add(EXPORTS_SCOPE, "default", valueDeclaration(node, node, node.expression, true));
  exports.add({ name: "default", span, source: { kind: "definition", definition } });
}

/** In a declaration file that is a module, all that is declared is exported, unless a statement says what is. */
export function isImplicitlyExported(root: ts.SourceFile): boolean {
  const { isDeclarationFile, statements } = root;
  if (!isDeclarationFile || !ts.isExternalModule(root)) return false;
  return !statements.some((it) => ts.isExportDeclaration(it) || ts.isExportAssignment(it));
}
