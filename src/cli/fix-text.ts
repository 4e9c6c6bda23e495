import { createTwoFilesPatch } from "diff";
import type { FileChange, ProjectFix } from "../fix-project.js";
import type { LeftFinding } from "../fix/import-fault.js";
import type { Finding } from "../model/report.js";
import { counted } from "../reporters/console-layout.js";
import { BY_MACHINE } from "../rules/non-canonical-import.js";

/** The changes as one unified diff, as `git apply` takes it at the top of the repository. */
export function diffText(changes: readonly FileChange[], prefix: string): string {
  return changes
    .map(({ path, before, after }) => {
      const name = prefix + path;
      const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 });
      // The line of equal signs in front is Subversion's.
      return patch.replace(/^=+\n/, "").replaceAll(/^((?:---|\+\+\+) .*?)\t$/gm, "$1");
    })
    .join("");
}

interface FixManner {
  readonly dryRun: boolean;
  readonly unsafeFixes: boolean;
  /** How many files could not be read whole. */
  readonly problems: number;
}

/** What was done and what is left, one line each. */
export function fixText({ changes, fixed, left }: ProjectFix, manner: FixManner): readonly string[] {
  const files = counted(changes.length, "file");
  const done = manner.dryRun ? "Would fix" : "Fixed";
  const unsafe = left.filter((each) => each.unsafe);
  const rest = left.filter((each) => !each.unsafe);
  return [
    ...(manner.dryRun
      ? []
      : fixed.toSorted(byPlace).map((finding) => `fixed   ${at(finding)}  ${finding.hint.replace(BY_MACHINE, "")}`)),
    ...section(unsafe, "unsafe"),
    ...section(rest, "left"),
    fixed.length === 0
      ? left.length === 0
        ? "Nothing to fix."
        : "Nothing was fixed."
      : `${done} ${counted(fixed.length, "import")} in ${files}.`,
    ...(unsafe.length === 0
      ? []
      : [`${counted(unsafe.length, "import")} more can be fixed with --unsafe-fixes: look at what it changes.`]),
    ...(rest.length === 0 ? [] : [`${counted(rest.length, "import")} cannot be fixed by machine.`]),
    ...(manner.problems === 0
      ? []
      : [`${counted(manner.problems, "problem")} reading files: ssotlint check lists them.`]),
    ...(manner.dryRun ? ["Nothing was written: this was a dry run."] : []),
  ];
}

function section(left: readonly LeftFinding[], label: string): readonly string[] {
  return left
    .toSorted((a, b) => byPlace(a.finding, b.finding))
    .map(({ finding, reason }) => `${label.padEnd(7)} ${at(finding)}  ${finding.message} Not fixed: ${reason}.`);
}

function byPlace(a: Finding, b: Finding): number {
  return a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : a.place.span[0] - b.place.span[0];
}

function at({ place: { file, span } }: Finding): string {
  return `${file}:${span[0]}:${span[1]}`;
}
