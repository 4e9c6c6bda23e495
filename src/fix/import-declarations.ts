import { ts } from "ts-morph";
import type { NameList } from "./name-list.js";

/** An `import … from "…"` as it is written. */
export interface ImportStatement {
  readonly start: number;
  readonly end: number;
  /** What stands between the quotes. */
  readonly specifier: { readonly start: number; readonly end: number };
  readonly quote: string;
  readonly semicolon: boolean;
  /** `import type`. */
  readonly typeOnly: boolean;
  /** `import x from "…" with { … }`. */
  readonly attributes: boolean;
  /** All between `import` or `import type` and `from`. */
  readonly clause: { readonly start: number; readonly end: number };
  readonly defaultName: { readonly start: number; readonly end: number } | null;
  readonly names: NameList | null;
  /** Of each name in braces, whether it has a `type` of its own. */
  readonly types: readonly boolean[];
}

/** The import declarations at the top level of a text, by where their specifiers start, inside of the quotes. */
export function importDeclarations(text: string, fileName: string): ReadonlyMap<number, ImportStatement> {
  const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  const root = ts.createSourceFile(fileName, text, options, false);
  const found = new Map<number, ImportStatement>();
  for (const node of root.statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const { importClause: clause } = node;
    if (clause === undefined) continue;
    const statement = read(root, node, clause, node.moduleSpecifier);
    if (statement !== null) found.set(statement.specifier.start, statement);
  }
  return found;
}

function read(
  root: ts.SourceFile,
  node: ts.ImportDeclaration,
  clause: ts.ImportClause,
  specifier: ts.StringLiteral,
): ImportStatement | null {
  const { name, namedBindings: bindings } = clause;
  if (bindings !== undefined && ts.isNamespaceImport(bindings)) return null;
  const range = (each: ts.Node): { start: number; end: number } => ({ start: each.getStart(root), end: each.end });
  const quoted = range(specifier);
  const first = name ?? bindings;
  if (first === undefined) return null;
  return {
    ...range(node),
    specifier: { start: quoted.start + 1, end: quoted.end - 1 },
    quote: root.text.charAt(quoted.start),
    semicolon: root.text.charAt(node.end - 1) === ";",
    typeOnly: clause.phaseModifier === ts.SyntaxKind.TypeKeyword,
    attributes: node.attributes !== undefined || clause.phaseModifier === ts.SyntaxKind.DeferKeyword,
    clause: { start: first.getStart(root), end: clause.end },
    defaultName: name === undefined ? null : range(name),
    names:
      bindings === undefined
        ? null
        : {
            start: bindings.getStart(root) + 1,
            end: bindings.end - 1,
            items: bindings.elements.map(range),
            only: "spaced",
          },
    types: bindings === undefined ? [] : bindings.elements.map(({ isTypeOnly }) => isTypeOnly),
  };
}
