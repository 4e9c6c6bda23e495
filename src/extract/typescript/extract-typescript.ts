import { ts } from "ts-morph";
import type { Dialect, ExportFact, FactProblem, FileFacts, ImportFact } from "../../model/facts.js";
import { compareSpans } from "../../model/span.js";
import { emptyFacts } from "../empty-facts.js";
import { lineIndex, type LineIndex } from "../line-index.js";
import { findDeepNesting, MAX_NESTING } from "../nesting.js";
import { findSuppressions } from "../suppressions.js";
import { tokenize } from "../tokens.js";
import { accessesOf } from "./accesses.js";
import { commentTypes } from "./comment-types.js";
import { moduleSyntax, type ModuleSyntax } from "./module-syntax.js";
import type { SyntaxProblem } from "./parse.js";
import type { SourceText } from "./source-text.js";

/** The facts of a TypeScript or JavaScript text. Never throws for what is in the text. */
export function extractTypeScript(text: string, dialect: Dialect): FileFacts {
  const syntax = moduleSyntax(text, dialect);
  if (syntax !== null) return factsOf(text, syntax);
  const deep = findDeepNesting(text);
  const start = deep ?? 0;
  const message = deep === null ? "Nested too deep to be parsed" : `Nested deeper than ${MAX_NESTING} brackets`;
  return emptyFacts(dialect, [{ kind: "nesting", span: lineIndex(text).span(start, start), message }]);
}

function factsOf(text: string, { source, error, found, imports, names, commonjs }: ModuleSyntax): FileFacts {
  const { root, lines } = source;
  const exports = names.exports.list();
  for (const { source } of exports) {
    if (source.kind === "definition") names.table.markExported(source.definition);
    else if (source.kind === "local" && source.path.length === 1) names.table.markExported(source.path[0] ?? "");
  }
  const tokens = tokenize(text, { comments: "slashes", literals: found.literals, markupText: found.markupText });
  const firstStatement = root.statements[0]?.getStart(root) ?? text.length;
  const kind = moduleKind(root, commonjs.used, exports, imports.facts);
  return {
    language: "typescript",
    moduleKind: kind,
    definitions: names.table.definitions({ ...source, tokens, bodies: found.bodies }),
    bindings: names.bindings.list(),
    exports: kind === "script" ? exports : withCommentTypes(source, exports, tokens.comments),
    computedExports: commonjs.computed,
    starNames: null,
    imports: imports.facts,
    accesses: accessesOf(source, found, imports),
    ambientModules: names.ambientModules,
    suppressions: findSuppressions({ text, lines, comments: tokens.comments, firstStatement }),
    problems: problemsOf(lines, error),
  };
}

/** In TypeScript comments declare nothing. */
function withCommentTypes(
  source: SourceText,
  exports: readonly ExportFact[],
  comments: readonly number[],
): readonly ExportFact[] {
  const isJavaScript = (source.root.flags & ts.NodeFlags.JavaScriptFile) !== 0;
  if (!isJavaScript) return exports;
  const known = new Set(exports.map(({ name }) => name));
  const added = commentTypes(source, comments).filter(({ name }) => !known.has(name));
  return added.length === 0 ? exports : [...exports, ...added].sort((a, b) => compareSpans(a.span, b.span));
}

/** `export =` is TypeScript's way to write `module.exports =`. */
function moduleKind(
  root: ts.SourceFile,
  usesExports: boolean,
  exports: readonly ExportFact[],
  imports: readonly ImportFact[],
): FileFacts["moduleKind"] {
  if (exports.some((it) => it.name === "=")) return "commonjs";
  if (ts.isExternalModule(root)) return "esm";
  return usesExports || imports.some((it) => it.form === "require") ? "commonjs" : "script";
}

function problemsOf(lines: LineIndex, error: SyntaxProblem | null): readonly FactProblem[] {
  if (error === null) return [];
  return [{ kind: "syntax", span: lines.span(error.start, error.end), message: error.message }];
}
