import { ts } from "ts-morph";
import { declarationOf, valueDeclaration } from "./declaration.js";
import { MODULE_SCOPE, type DefinitionTable } from "./definition-table.js";
import { boundIdentifiers, hasModifier, isAmbient } from "./names.js";

interface Open {
  readonly node: ts.ModuleDeclaration;
  readonly scope: string;
  readonly exported: boolean;
  readonly ambient: boolean;
}

/** Adds a namespace and, by their dotted names, everything in it. Works with a list of its own: `A.B.C` nests as deep as it is long. */
export function collectNamespace(
  { table }: { readonly table: DefinitionTable },
  node: ts.ModuleDeclaration,
  exported: boolean,
): void {
  const ambient = node.getSourceFile().isDeclarationFile || isAmbient(node);
  const open: Open[] = [{ node, scope: MODULE_SCOPE, exported, ambient }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, body } = next.node;
    if (!ts.isIdentifier(name)) continue;
    const declaration = {
      kind: "namespace",
      nameNode: name,
      node: next.node,
      subject: next.node,
      exported: next.exported,
    } as const;
    const scope = table.add(next.scope, name.text, declaration);
    if (body === undefined) continue;
    if (ts.isModuleDeclaration(body)) {
      open.push({ node: body, scope, exported: true, ambient: next.ambient });
    } else if (ts.isModuleBlock(body)) {
      // Without a statement that exports, all that an ambient namespace declares is exported.
      const allExported =
        next.ambient && !body.statements.some((it) => ts.isExportDeclaration(it) || ts.isExportAssignment(it));
      const nested: Open[] = [];
      for (const statement of body.statements) {
        const isExported = allExported || hasModifier(statement, ts.SyntaxKind.ExportKeyword);
        if (ts.isModuleDeclaration(statement)) {
          nested.push({ node: statement, scope, exported: isExported, ambient: next.ambient || isAmbient(statement) });
        } else {
          collectMember(table, scope, statement, isExported);
        }
      }
      open.push(...nested.reverse());
    }
  }
}

function collectMember(table: DefinitionTable, scope: string, statement: ts.Statement, exported: boolean): void {
  if (ts.isVariableStatement(statement)) {
    for (const node of statement.declarationList.declarations) {
      for (const name of boundIdentifiers(node.name)) {
        const value = name === node.name ? node.initializer : undefined;
        table.add(scope, name.text, valueDeclaration(name, node, value, exported));
      }
    }
  } else if (ts.isImportEqualsDeclaration(statement)) {
    const declaration = {
      kind: "constant",
      nameNode: statement.name,
      node: statement,
      subject: statement,
      exported,
    } as const;
    table.add(scope, statement.name.text, declaration);
  } else {
    const declaration = declarationOf(statement);
    if (declaration !== null && ts.isIdentifier(declaration.nameNode)) {
      table.add(scope, declaration.nameNode.text, { ...declaration, exported });
    }
  }
}
