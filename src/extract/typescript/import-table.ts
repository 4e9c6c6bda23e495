import { ts } from "ts-morph";
import type { ImportedName, ImportFact } from "../../model/facts.js";
import { callImport } from "./import-calls.js";
import { entityPath, literalText } from "./names.js";
import { spanInside, spanOf, spanOfText, type SourceText } from "./source-text.js";
import { requireNames } from "./require-names.js";
import { declaringScope, VALUE, type Scope } from "./scope.js";
import type { Found, ImportNode, Survey } from "./survey.js";

/** The imports of a file, and which name of which import an identifier binds. */
export interface ImportTable {
  readonly facts: readonly ImportFact[];
  /** By the identifier that is bound. */
  readonly bound: ReadonlyMap<ts.Node, ImportRef>;
  /** By the declaration or call that holds the specifier: its place in `facts`. */
  readonly indexes: ReadonlyMap<ts.Node, number>;
  /** By local name, then by the scope that binds it: functions import into names of their own. */
  readonly byLocal: ReadonlyMap<string, ReadonlyMap<Scope, ImportRef>>;
}

/** `facts[import].names[name]` */
export interface ImportRef {
  readonly import: number;
  readonly name: number;
}

/** An import before it has its place in the list. */
export interface ImportDraft {
  readonly specifier: ts.StringLiteralLike;
  readonly form: ImportFact["form"];
  readonly conditional: boolean;
  readonly names: readonly NameDraft[];
}

export interface NameDraft extends ImportedName {
  /** The identifier that is bound, if one is. */
  readonly binds: ts.Identifier | null;
}

export function importTable(source: SourceText, found: Survey): ImportTable {
  const facts: ImportFact[] = [];
  const bound = new Map<ts.Node, ImportRef>();
  const indexes = new Map<ts.Node, number>();
  const byLocal = new Map<string, Map<Scope, ImportRef>>();
  const requires = requireNames(found);
  for (const { node, scope } of found.imports) {
    const draft = ts.isCallExpression(node)
      ? callImport(source, { node, scope }, requires)
      : declaredImport(source, { node, scope });
    if (draft === null) continue;
    const index = facts.length;
    indexes.set(node, index);
    for (const [name, { binds }] of draft.names.entries()) {
      if (binds === null) continue;
      const ref = { import: index, name };
      bound.set(binds, ref);
      noteLocal(byLocal, binds.text, scope, ref);
    }
    facts.push({
      specifier: draft.specifier.text,
      span: spanInside(source, draft.specifier),
      form: draft.form,
      conditional: draft.conditional,
      // A type is not run at all.
      deferred: scope.deferred && draft.form !== "importType",
      names: draft.names.map(({ imported, local, span, typeOnly }) => ({ imported, local, span, typeOnly })),
    });
  }
  return { facts, bound, indexes, byLocal };
}

/** Of two imports into one name in one scope the first counts: that is a mistake, or a type beside a value. */
function noteLocal(byLocal: Map<string, Map<Scope, ImportRef>>, name: string, from: Scope, ref: ImportRef): void {
  const scope = declaringScope(from, name, VALUE) ?? from;
  const scopes = byLocal.get(name) ?? new Map<Scope, ImportRef>();
  if (!scopes.has(scope)) byLocal.set(name, scopes.set(scope, ref));
}

type DeclaringNode = Exclude<ImportNode, ts.CallExpression>;

function declaredImport(source: SourceText, { node }: Found<DeclaringNode>): ImportDraft | null {
  const specifier = specifierOf(node);
  if (specifier === null) return null;
  if (ts.isImportDeclaration(node)) {
    return { specifier, form: "import", conditional: false, names: clauseNames(source, node.importClause) };
  }
  if (ts.isExportDeclaration(node)) {
    return { specifier, form: "reexport", conditional: false, names: reexportedNames(source, node) };
  }
  if (ts.isImportEqualsDeclaration(node)) {
    const names = [bindingName(source, "*", node.name, node.name, node.isTypeOnly)];
    return { specifier, form: "importEquals", conditional: false, names };
  }
  const name = node.qualifier === undefined ? "*" : (entityPath(node.qualifier)[0] ?? "*");
  const span = node.qualifier === undefined ? spanOf(source, node) : spanOf(source, firstOf(node.qualifier));
  const names = [{ imported: name, local: null, span, typeOnly: true, binds: null }];
  return { specifier, form: "importType", conditional: false, names };
}

function specifierOf(node: DeclaringNode): ts.StringLiteralLike | null {
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? literalText(node.argument.literal) : null;
  if (ts.isImportEqualsDeclaration(node)) {
    const { moduleReference } = node;
    return ts.isExternalModuleReference(moduleReference) ? literalText(moduleReference.expression) : null;
  }
  return literalText(node.moduleSpecifier);
}

function clauseNames(source: SourceText, clause: ts.ImportClause | undefined): readonly NameDraft[] {
  if (clause === undefined) return [];
  const typeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const names: NameDraft[] = [];
  if (clause.name !== undefined) names.push(bindingName(source, "default", clause.name, clause.name, typeOnly));
  const bindings = clause.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings))
    return [...names, bindingName(source, "*", bindings.name, bindings.name, typeOnly)];
  for (const { propertyName, name, isTypeOnly } of bindings.elements) {
    const imported = propertyName ?? name;
    names.push(bindingName(source, imported.text, imported, name, typeOnly || isTypeOnly));
  }
  return names;
}

function reexportedNames(source: SourceText, node: ts.ExportDeclaration): readonly NameDraft[] {
  const { exportClause, isTypeOnly } = node;
  if (exportClause === undefined || ts.isNamespaceExport(exportClause)) {
    const span = spanOfText(source, node, "*");
    return [{ imported: "*", local: null, span, typeOnly: isTypeOnly, binds: null }];
  }
  return exportClause.elements.map((element) => {
    const imported = element.propertyName ?? element.name;
    const typeOnly = isTypeOnly || element.isTypeOnly;
    return { imported: imported.text, local: null, span: spanOf(source, imported), typeOnly, binds: null };
  });
}

function bindingName(
  source: SourceText,
  imported: string,
  at: ts.Node,
  binds: ts.Identifier,
  typeOnly: boolean,
): NameDraft {
  return { imported, local: binds.text, span: spanOf(source, at), typeOnly, binds };
}

function firstOf(name: ts.EntityName): ts.Identifier {
  let current = name;
  while (ts.isQualifiedName(current)) current = current.left;
  return current;
}
