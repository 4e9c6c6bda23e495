import { decode } from "../../../src/extract/decode.js";
import { problem } from "../../extract/python/python-facts.js";
import type { Parser } from "./parsers.js";

/** What CPython and ssotlint say of one text; null where it is Python to them. */
export interface SyntaxVerdict {
  readonly name: string;
  readonly theirs: string | null;
  readonly ours: string | null;
}

/** Has both judge the texts, by their names. */
export function judge(parser: Parser, texts: ReadonlyMap<string, Uint8Array>): readonly SyntaxVerdict[] {
  const errors = parser.errorsOf([...texts.values()]);
  return [...texts].map(([name, bytes], index) => ({ name, theirs: errors[index] ?? null, ours: problemIn(bytes) }));
}

function problemIn(bytes: Uint8Array): string | null {
  const decoded = decode(bytes, "python");
  if (decoded.kind === "text") return problem(decoded.text);
  return decoded.kind === "binary" ? decoded.reason : decoded.message;
}

/** What ssotlint calls a problem and CPython parses. */
export function falseProblems(verdicts: readonly SyntaxVerdict[]): readonly SyntaxVerdict[] {
  return verdicts.filter(({ theirs, ours }) => theirs === null && ours !== null);
}

/** What CPython does not parse and ssotlint finds nothing wrong with. */
export function missedProblems(verdicts: readonly SyntaxVerdict[]): readonly SyntaxVerdict[] {
  return verdicts.filter(({ theirs, ours }) => theirs !== null && ours === null);
}

/** `3 / 4`: texts that are Python to both, or to neither. */
export function agreement(verdicts: readonly SyntaxVerdict[]): string {
  return `${verdicts.length - falseProblems(verdicts).length - missedProblems(verdicts).length} / ${verdicts.length}`;
}
