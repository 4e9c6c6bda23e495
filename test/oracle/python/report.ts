import { CAUSES } from "./causes.js";
import type { Verdict } from "./ask.js";

/** The verdicts on each package. */
export type Verdicts = ReadonlyMap<string, readonly Verdict[]>;

/** A line for each package and one for all, then every disagreement with its cause, and what was not compared. */
export function report(verdicts: Verdicts): string {
  const all = [...verdicts.values()].flat();
  const lines = [...verdicts].map(([name, own]) => `${name.padEnd(14)} ${summary(own)}`);
  const apart = all.filter(({ verdict }) => verdict !== "agree" && verdict !== "notImportable");
  return [...lines, `${"total".padEnd(14)} ${summary(all)}`, "", ...apart.map(explained)].join("\n");
}

/** `imports 1 / 2, members 3 / 4, strings 5 / 6 (7 not importable)`: agreements among what CPython can import. */
export function summary(verdicts: readonly Verdict[]): string {
  const parts = (["import", "member", "string"] as const).map((kind) => {
    const { agree, asked } = ratio(verdicts.filter((item) => item.kind === kind));
    return `${kind}s ${agree} / ${asked}`;
  });
  const apart = verdicts.filter(({ verdict }) => verdict === "notImportable").length;
  return `${parts.join(", ")} (${apart} not importable)`;
}

/** How many of the questions that CPython can answer have the same answer here. What ssotlint calls unknown is none. */
export function ratio(verdicts: readonly Verdict[]): { readonly agree: number; readonly asked: number } {
  const asked = verdicts.filter(({ verdict }) => verdict !== "notImportable");
  return { agree: asked.filter(({ verdict }) => verdict === "agree").length, asked: asked.length };
}

/** One difference, with why it is there. */
export function explained(item: Verdict): string {
  const { verdict, file, line, imported, ours = "", theirs = "" } = item;
  return `${verdict} ${file}:${line} ${imported}: ours ${ours}; theirs ${theirs}; ${causeOf(item) ?? "no known cause"}`;
}

/** Why a verdict is no agreement; null when nobody knows. */
export function causeOf({ verdict, file, imported, ours = "" }: Verdict): string | null {
  if (verdict === "unknown") return UNKNOWN.get(ours) ?? null;
  return verdict === "disagree" ? (CAUSES.get(`${file} ${imported}`) ?? null) : null;
}

/** What is said not to be known is no claim; these are the reasons that are good enough. */
const UNKNOWN: ReadonlyMap<string, string> = new Map([
  ["ignoredTarget", "it comes from a compiled module"],
  ["computedExports", "the module has a __getattr__ for it"],
  ["memberOfValue", "the interpreter gives it to every module"],
  ["unreadModule", "it comes from an installed package that was not analysed"],
]);
