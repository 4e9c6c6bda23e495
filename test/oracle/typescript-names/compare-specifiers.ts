import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ts } from "ts-morph";
import type { ResolvedImport, SymbolGraph } from "../../../src/model/graph.js";
import { inside, type CheckedFile } from "./checker-side.js";
import { lineOf, nodeAt, offsetOf } from "./locate.js";
import type { Judgement } from "./tally.js";

/** Compares every module specifier that either side sees. */
export function compareSpecifiers(graph: SymbolGraph, files: ReadonlyMap<string, CheckedFile>): Judgement[] {
  const rows = new Map<string, ResolvedImport>();
  for (const row of graph.imports) {
    if (row.form !== "member") rows.set(`${row.file}\0${row.specifierSpan.join()}`, row);
  }
  const judgements: Judgement[] = [];
  const seen = new Set<string>();
  for (const row of rows.values()) {
    const file = files.get(row.file);
    if (file === undefined) continue;
    const literal = nodeAt(file.program.ts, file.source, offsetOf(file.source, row.specifierSpan) - 1);
    seen.add(`${row.file}\0${literal.getStart()}`);
    judgements.push(judge(row, literal as ts.StringLiteralLike, file));
  }
  return [...judgements, ...[...files.values()].flatMap((file) => unseen(file, seen))];
}

function judge(row: ResolvedImport, literal: ts.StringLiteralLike, file: CheckedFile): Judgement {
  const { program, source } = file;
  const { ts } = program;
  const place = `${lineOf(row.file, row.specifierSpan)} "${row.specifier}"`;
  if (!ts.isStringLiteralLike(literal) || literal.text !== row.specifier) {
    const theirs = `no such literal: ${literal.getText()}`;
    return { about: "specifier", verdict: "disagree", place, categories: [], ours: row.specifier, theirs };
  }
  const absolute = program.resolve(row.specifier, source, modeOf(row, literal, file));
  const theirs = inside(program.root, absolute);
  const ours = ourAnswer(row);
  return {
    about: "specifier",
    verdict: verdictOf({ ours, theirs, isFound: absolute !== null, file }),
    place,
    categories: [kindOf(row, theirs)],
    ours: ours.text,
    theirs: theirs ?? (absolute === null ? "nothing" : "a file outside of the project"),
  };
}

interface OurAnswer {
  readonly text: string;
  readonly path: string | null;
  readonly isMissing: boolean;
}

function ourAnswer(row: ResolvedImport): OurAnswer {
  const { resolution, module } = row;
  if (module !== null) return { text: module, path: module, isMissing: false };
  const isMissing = resolution.status === "unresolved";
  const text = resolution.status === "unknown" ? `unknown (${resolution.reason})` : resolution.status;
  return { text, path: null, isMissing };
}

interface Answers {
  readonly ours: OurAnswer;
  readonly theirs: string | null;
  readonly isFound: boolean;
  readonly file: CheckedFile;
}

function verdictOf({ ours, theirs, isFound, file }: Answers): Judgement["verdict"] {
  if (ours.isMissing) return isFound ? "disagree" : "agree";
  if (ours.path === theirs) return theirs === null ? "outside" : "agree";
  // The compiler resolves neither style sheets nor images; that they are there, the disk says.
  const isAsset = ours.path !== null && !/\.(?:[cm]?[jt]s|[jt]sx)$/.test(ours.path);
  if (isAsset && theirs === null && existsSync(join(file.program.root, ours.path))) return "agree";
  return "disagree";
}

/** How the specifier is looked up: as `import` or as `require`, where the configuration makes a difference of it. */
function modeOf(
  row: ResolvedImport,
  literal: ts.StringLiteralLike,
  { program, source }: CheckedFile,
): ts.ResolutionMode {
  const { ts } = program;
  if (row.form === "mock" || row.form === "string") return source.impliedNodeFormat;
  // The compiler takes `require` in a TypeScript file for a plain function, but the program that runs does not.
  const isTyped = (source.flags & ts.NodeFlags.JavaScriptFile) === 0;
  if (row.form === "require" && isTyped) return ts.ModuleKind.CommonJS;
  return program.program.getModeForUsageLocation(source, literal);
}

function kindOf(row: ResolvedImport, theirs: string | null): string {
  if (row.form === "require") return "require";
  if (row.form === "mock" || row.form === "string") return row.form;
  if (theirs !== null && !/\.(?:[cm]?[jt]s|[jt]sx)$/.test(theirs)) return "asset";
  if (/^\.\.?(?:\/|$)/.test(row.specifier)) return "relative";
  return row.specifier.startsWith("#") ? "package imports" : "paths and packages";
}

/** Specifiers of the compiler's that we have no row for. */
function unseen({ path, source, program }: CheckedFile, seen: ReadonlySet<string>): Judgement[] {
  const { imports } = source as ts.SourceFile & { readonly imports?: readonly ts.StringLiteralLike[] };
  return (imports ?? [])
    .filter((literal) => literal.pos >= 0 && !seen.has(`${path}\0${literal.getStart()}`))
    .flatMap((literal): Judgement[] => {
      const { line } = source.getLineAndCharacterOfPosition(literal.getStart());
      const place = `${path}:${line + 1} "${literal.text}"`;
      const theirs = program.resolve(literal.text, source, program.program.getModeForUsageLocation(source, literal));
      if (inside(program.root, theirs) === null) return [];
      const isComment = (literal.flags & program.ts.NodeFlags.JSDoc) !== 0;
      const answers = { ours: "not seen", theirs: theirs ?? "", isComment };
      return [{ about: "specifier", verdict: "disagree", place, categories: [], ...answers }];
    });
}
