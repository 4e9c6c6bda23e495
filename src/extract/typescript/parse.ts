import { ts } from "ts-morph";
import type { Dialect } from "../../model/facts.js";

/** A parsed text, and the first thing in it that is no correct syntax. */
export interface Parsed {
  readonly root: ts.SourceFile;
  readonly error: SyntaxProblem | null;
}

export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/**
 * Parses a text without a type checker, a program or documentation comments. The nodes know their parents only once they have been
 * walked over (see `walk`). Null when the text is nested so deep that the parser runs out of stack.
 */
export function parse(text: string, dialect: Dialect): Parsed | null {
  const { name, kind } = SCRIPTS[dialect];
  try {
    const options = { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
    const root = ts.createSourceFile(name, text, options, NO_PARENTS, kind);
    return { root, error: firstError(root) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Our own walk visits every node anyway and sets the parents on the way, which saves the parser a walk of its own. */
const NO_PARENTS = false;

/** The parser decides by name what is a declaration file, and by kind what is JSX. JSX is allowed in `.js`, as bundlers allow it. */
const SCRIPTS = {
  ts: { name: "file.ts", kind: ts.ScriptKind.TS },
  tsx: { name: "file.tsx", kind: ts.ScriptKind.TSX },
  dts: { name: "file.d.ts", kind: ts.ScriptKind.TS },
  js: { name: "file.js", kind: ts.ScriptKind.JS },
  jsx: { name: "file.jsx", kind: ts.ScriptKind.JSX },
  py: { name: "file.py", kind: ts.ScriptKind.Unknown },
  pyi: { name: "file.pyi", kind: ts.ScriptKind.Unknown },
} as const satisfies Record<Dialect, { name: string; kind: ts.ScriptKind }>;

function firstError(root: ts.SourceFile): SyntaxProblem | null {
  const first = parseDiagnostics(root)[0];
  if (first === undefined) return null;
  const message = ts.flattenDiagnosticMessageText(first.messageText, " ");
  return { start: first.start, end: first.start + first.length, message };
}

/**
 * What the parser itself has to say stands in a property that TypeScript keeps out of its types; the public way to it is a whole program.
 */
function parseDiagnostics(root: ts.SourceFile): readonly ts.DiagnosticWithLocation[] {
  return (root as unknown as { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ?? [];
}
