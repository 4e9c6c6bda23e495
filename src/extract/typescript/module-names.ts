import { ts } from "ts-morph";
import type { Binding } from "../../model/facts.js";
import { bindingList } from "./binding-list.js";
import { declarationOf, valueDeclaration, type Declaration } from "./declaration.js";
import { definitionTable, MODULE_SCOPE } from "./definition-table.js";
import { exportsOfDeclaration, exportsOfStatement, isImplicitlyExported } from "./es-exports.js";
import { exportList, type ModuleNames } from "./export-list.js";
import type { ImportTable } from "./import-table.js";
import { moduleStatements, type ModuleStatement } from "./module-statements.js";
import { boundIdentifiers, dottedPath, entityPath, hasModifier } from "./names.js";
import { bindAliases, collectNamespace, type NamespaceAlias } from "./namespaces.js";
import { spanOf, type SourceText } from "./source-text.js";

/** Collects the names that the statements of a module introduce, and what ES syntax exports of them. */
export function moduleNames(
  source: SourceText,
  imports: ImportTable,
): ModuleNames & { ambientModules: readonly string[] } {
  const context: NameContext = {
    source,
    imports,
    table: definitionTable(),
    bindings: bindingList(),
    exports: exportList(),
    ambientModules: [],
    aliases: [],
    allExported: isImplicitlyExported(source.root),
  };
  for (const statement of moduleStatements(source.root)) collectStatement(context, statement);
  // Whether a path starts at a name of this module can be told only now.
  bindAliases(context, context.aliases);
  for (const statement of source.root.statements) {
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) exportsOfStatement(context, statement);
  }
  return context;
}

interface NameContext extends ModuleNames {
  readonly ambientModules: string[];
  readonly aliases: NamespaceAlias[];
  /** In a declaration file without export statements, whatever is declared is exported. */
  readonly allExported: boolean;
}

function collectStatement(context: NameContext, { node, conditional }: ModuleStatement): void {
  if (ts.isVariableDeclarationList(node)) {
    for (const declaration of node.declarations) collectVariable(context, declaration, conditional);
  } else if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) {
    collectImport(context, node);
  } else if (ts.isModuleDeclaration(node)) {
    collectModule(context, node);
  } else {
    const declaration = declarationOf(node);
    if (declaration !== null) declareName(context, declaration);
  }
}

function declareName(context: NameContext, declaration: Declaration): void {
  const { nameNode, node } = declaration;
  if (ts.isIdentifier(nameNode) && nameNode.text === "") return;
  if (!ts.isIdentifier(nameNode)) {
    // Only a default export may go without a name.
    if (declaration.exported) exportsOfDeclaration(context, node, declaration);
    return;
  }
  const exported = declaration.exported || context.allExported;
  const definition = context.table.add(MODULE_SCOPE, nameNode.text, { ...declaration, exported });
  bind(context, nameNode, ts.isTypeAliasDeclaration(node) ? aliasedType(node) : null, definition, false);
  if (exported) exportsOfDeclaration(context, node, declaration);
}

function collectVariable(context: NameContext, node: ts.VariableDeclaration, conditional: boolean): void {
  const statement = node.parent.parent;
  const exported = context.allExported || hasModifier(statement, ts.SyntaxKind.ExportKeyword);
  for (const name of boundIdentifiers(node.name)) {
    const ref = context.imports.bound.get(name);
    if (ref === undefined) {
      const value = name === node.name ? node.initializer : undefined;
      const definition = context.table.add(MODULE_SCOPE, name.text, valueDeclaration(name, node, value, exported));
      bind(context, name, aliasedValue(node, name), definition, conditional);
    } else {
      const target = { kind: "import", ...ref } as const;
      context.bindings.add({ name: name.text, span: spanOf(context.source, name), target, conditional });
    }
    if (exported) exportName(context, name);
  }
}

function exportName({ source, exports }: NameContext, node: ts.Identifier): void {
  exports.add({ name: node.text, span: spanOf(source, node), source: { kind: "local", path: [node.text] } });
}

function bind(
  context: NameContext,
  node: ts.Identifier,
  alias: readonly string[] | null,
  definition: string,
  conditional: boolean,
): void {
  const target: Binding["target"] =
    alias === null ? { kind: "definition", definition } : { kind: "alias", path: alias, definition };
  context.bindings.add({ name: node.text, span: spanOf(context.source, node), target, conditional });
}

function collectImport(context: NameContext, node: ts.ImportDeclaration | ts.ImportEqualsDeclaration): void {
  const { source, imports, bindings } = context;
  for (const name of importedIdentifiers(node)) {
    const ref = imports.bound.get(name);
    if (ref === undefined) continue;
    const target = { kind: "import", ...ref } as const;
    bindings.add({ name: name.text, span: spanOf(source, name), target, conditional: false });
  }
  if (!ts.isImportEqualsDeclaration(node)) return;
  const exported = hasModifier(node, ts.SyntaxKind.ExportKeyword);
  if (!ts.isExternalModuleReference(node.moduleReference)) {
    const declaration = { kind: "constant", nameNode: node.name, node, subject: node, exported } as const;
    const definition = context.table.add(MODULE_SCOPE, node.name.text, declaration);
    bind(context, node.name, entityPath(node.moduleReference), definition, false);
  }
  if (exported) exportName(context, node.name);
}

function importedIdentifiers(node: ts.ImportDeclaration | ts.ImportEqualsDeclaration): readonly ts.Identifier[] {
  if (ts.isImportEqualsDeclaration(node)) return [node.name];
  const { name, namedBindings } = node.importClause ?? {};
  const own = name === undefined ? [] : [name];
  if (namedBindings === undefined) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, namedBindings.name];
  return [...own, ...namedBindings.elements.map((element) => element.name)];
}

function collectModule(context: NameContext, node: ts.ModuleDeclaration): void {
  if (ts.isStringLiteral(node.name)) {
    context.ambientModules.push(node.name.text);
    return;
  }
  if ((node.flags & ts.NodeFlags.GlobalAugmentation) !== 0 || node.name.text === "") return;
  const exported = context.allExported || hasModifier(node, ts.SyntaxKind.ExportKeyword);
  context.aliases.push(...collectNamespace(context, node, exported));
  bind(context, node.name, null, node.name.text, false);
  if (exported) exportName(context, node.name);
}

/** The path of `const X = a.b.C` and of `const { C } = a.b`; null for other values and for names that can be bound anew. */
function aliasedValue(node: ts.VariableDeclaration, name: ts.Identifier): readonly string[] | null {
  if (node.initializer === undefined || (node.parent.flags & ts.NodeFlags.Const) === 0) return null;
  const path = dottedPath(node.initializer);
  if (path === null || path[0] === "this" || (path.length === 1 && NO_NAMES.has(path[0] ?? ""))) return null;
  if (name === node.name) return path;
  const element = name.parent;
  if (!ts.isBindingElement(element) || element.parent !== node.name || !ts.isObjectBindingPattern(element.parent)) {
    return null;
  }
  const property = element.propertyName ?? element.name;
  if (element.dotDotDotToken !== undefined || !(ts.isIdentifier(property) || ts.isStringLiteral(property))) return null;
  return [...path, property.text];
}

const NO_NAMES = new Set(["undefined", "NaN", "Infinity"]);

/** The path of `type X = ns.Y`; null when type parameters or arguments make another type of it. */
function aliasedType({ type, typeParameters }: ts.TypeAliasDeclaration): readonly string[] | null {
  let inner = type;
  while (ts.isParenthesizedTypeNode(inner)) inner = inner.type;
  if (typeParameters !== undefined || !ts.isTypeReferenceNode(inner) || inner.typeArguments !== undefined) return null;
  return entityPath(inner.typeName);
}
