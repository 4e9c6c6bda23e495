import { ts } from "ts-morph";
import { declarationOf, valueDeclaration } from "./declaration.js";
import { MODULE_SCOPE } from "./definition-table.js";
import type { ModuleNames } from "./export-list.js";
import { boundIdentifiers, entityPath, hasModifier, isAmbient } from "./names.js";
import { spanOf } from "./source-text.js";

/** A name in a namespace that stands for another one: `export import a = B.c`, `export { a as b }`. */
export interface NamespaceAlias {
  /** The dotted name of the namespace. */
  readonly scope: string;
  /** The full name of what the alias defines. */
  readonly definition: string;
  readonly nameNode: ts.Node;
  /** As written, so that it may start at a name of the namespace or of any around it. */
  readonly path: readonly string[];
  /** An `export { … }` gives its name to the outside only: nothing inside of the namespace is called so. */
  readonly outsideOnly: boolean;
}

interface Open {
  readonly node: ts.ModuleDeclaration;
  readonly scope: string;
  readonly exported: boolean;
  readonly ambient: boolean;
}

/**
 * Adds a namespace and, by their dotted names, everything in it, and gives the aliases among them.
 * Works with a list of its own: `A.B.C` nests as deep as it is long.
 */
export function collectNamespace(
  names: ModuleNames,
  node: ts.ModuleDeclaration,
  exported: boolean,
): readonly NamespaceAlias[] {
  const aliases: NamespaceAlias[] = [];
  const ambient = names.source.root.isDeclarationFile || isAmbient(node);
  const open: Open[] = [{ node, scope: MODULE_SCOPE, exported, ambient }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, body } = next.node;
    if (!ts.isIdentifier(name) || name.text === "") continue;
    const subject = next.node;
    const declaration = { kind: "namespace", nameNode: name, node: subject, subject, exported: next.exported } as const;
    const scope = names.table.add(next.scope, name.text, declaration);
    if (body === undefined) continue;
    if (ts.isModuleDeclaration(body)) open.push({ node: body, scope, exported: true, ambient: next.ambient });
    else if (ts.isModuleBlock(body)) open.push(...collectBlock(names, { body, scope, ambient: next.ambient }, aliases));
  }
  return aliases;
}

interface Block {
  readonly body: ts.ModuleBlock;
  readonly scope: string;
  readonly ambient: boolean;
}

/** Adds the statements of a namespace, and gives the namespaces among them, the last one first. */
function collectBlock(names: ModuleNames, { body, scope, ambient }: Block, aliases: NamespaceAlias[]): readonly Open[] {
  // Without a statement that exports, all that an ambient namespace declares is exported.
  const allExported = ambient && !body.statements.some((it) => ts.isExportDeclaration(it) || ts.isExportAssignment(it));
  const nested: Open[] = [];
  for (const statement of body.statements) {
    const exported = allExported || hasModifier(statement, ts.SyntaxKind.ExportKeyword);
    if (ts.isModuleDeclaration(statement)) {
      nested.push({ node: statement, scope, exported, ambient: ambient || isAmbient(statement) });
    } else if (ts.isImportEqualsDeclaration(statement) || ts.isExportDeclaration(statement)) {
      aliases.push(...aliasesOf(names, scope, statement, exported));
    } else {
      collectMember(names, scope, statement, exported);
    }
  }
  return nested.reverse();
}

function collectMember({ table }: ModuleNames, scope: string, statement: ts.Statement, exported: boolean): void {
  if (ts.isVariableStatement(statement)) {
    for (const node of statement.declarationList.declarations) {
      for (const name of boundIdentifiers(node.name)) {
        const value = name === node.name ? node.initializer : undefined;
        table.add(scope, name.text, valueDeclaration(name, node, value, exported));
      }
    }
    return;
  }
  const declaration = declarationOf(statement);
  if (declaration === null || !ts.isIdentifier(declaration.nameNode) || declaration.nameNode.text === "") return;
  table.add(scope, declaration.nameNode.text, { ...declaration, exported });
}

function aliasesOf(
  { table }: ModuleNames,
  scope: string,
  node: ts.ImportEqualsDeclaration | ts.ExportDeclaration,
  exported: boolean,
): readonly NamespaceAlias[] {
  if (ts.isImportEqualsDeclaration(node)) {
    const { name, moduleReference } = node;
    const definition = table.add(scope, name.text, { kind: "constant", nameNode: name, node, subject: node, exported });
    if (ts.isExternalModuleReference(moduleReference)) return [];
    return [{ scope, definition, nameNode: name, path: entityPath(moduleReference), outsideOnly: false }];
  }
  const { exportClause } = node;
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
  return exportClause.elements.flatMap(({ name, propertyName }) => {
    const local = (propertyName ?? name).text;
    if (table.has(`${scope}.${local}`)) {
      table.markExported(`${scope}.${local}`);
      if (propertyName === undefined) return [];
    }
    const declaration = { kind: "constant", nameNode: name, node: name.parent, subject: name, exported: true } as const;
    const definition = table.add(scope, name.text, declaration);
    return [{ scope, definition, nameNode: name, path: [local], outsideOnly: true }];
  });
}

/**
 * Binds the aliases in namespaces under their dotted names, with paths in the scope of the module. To be called when all names are known:
 * a path starts at the nearest namespace that has its first name.
 */
export function bindAliases({ source, table, bindings }: ModuleNames, aliases: readonly NamespaceAlias[]): void {
  const outside = new Set(aliases.filter((it) => it.outsideOnly).map((it) => it.definition));
  for (const { scope, definition, nameNode, path } of aliases) {
    let around = scope;
    let target = path;
    while (around !== MODULE_SCOPE && target === path) {
      const inside = `${around}.${path[0]}`;
      if (inside !== definition && !outside.has(inside) && table.has(inside)) target = [...around.split("."), ...path];
      around = around.slice(0, Math.max(0, around.lastIndexOf(".")));
    }
    const span = spanOf(source, nameNode);
    bindings.add({
      name: definition,
      span,
      target: { kind: "alias", path: target, definition },
      conditional: false,
    });
  }
}
