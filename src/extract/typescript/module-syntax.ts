import { ts } from "ts-morph";
import type { Dialect } from "../../model/facts.js";
import { lineIndex } from "../line-index.js";
import { findDeepNesting } from "../nesting.js";
import { commonJsExports, type CommonJs } from "./commonjs.js";
import { importTable, type ImportTable } from "./import-table.js";
import { moduleNames } from "./module-names.js";
import { parse, type SyntaxProblem } from "./parse.js";
import type { SourceText } from "./source-text.js";
import { survey, type Survey } from "./survey.js";

/** A parsed text with its imports and names. Facts and flow are both made of it, so that they number imports and name exports alike. */
export interface ModuleSyntax {
  readonly source: SourceText;
  readonly error: SyntaxProblem | null;
  readonly found: Survey;
  readonly imports: ImportTable;
  readonly names: ReturnType<typeof moduleNames>;
  readonly commonjs: CommonJs;
}

/** Null when the text is nested too deep to be parsed. */
export function moduleSyntax(text: string, dialect: Dialect): ModuleSyntax | null {
  const parsed = findDeepNesting(text) === null ? parse(text, dialect) : null;
  if (parsed === null) return null;
  const { root, error } = parsed;
  const source = { text, root, lines: lineIndex(text) };
  const found = survey(root);
  const imports = importTable(source, found);
  const names = moduleNames(source, imports);
  const isModule = ts.isExternalModule(root);
  const commonjs = isModule ? { used: false, computed: exportsOldWay(root, found) } : commonJsExports(names, found);
  return { source, error, found, imports, names, commonjs };
}

/**
 * A file that imports as an ES module and exports through `module.exports`: neither Node nor TypeScript gives these exports to importers,
 * bundlers do. So what it exports cannot be said.
 */
function exportsOldWay(root: ts.SourceFile, { commonjs }: Survey): boolean {
  if (commonjs.length === 0) return false;
  return !root.statements.some(
    (it) =>
      ts.isExportDeclaration(it) ||
      ts.isExportAssignment(it) ||
      (ts.canHaveModifiers(it) &&
        ts.getModifiers(it)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true),
  );
}
