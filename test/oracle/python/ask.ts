import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PYTHON, ROOT } from "./packages.js";
import type { Row } from "./rows.js";

/** What CPython found for one question, beside what ssotlint says. */
export interface Verdict {
  readonly file: string;
  readonly line: number;
  readonly kind: "import" | "member" | "string";
  readonly imported: string;
  readonly verdict:
    | "agree"
    | "disagree"
    /** ssotlint says that it does not exist, and CPython finds it. */
    | "falseUnresolved"
    /** ssotlint says that it cannot know. */
    | "unknown"
    /** ssotlint has no row for it. */
    | "noRow"
    /** CPython cannot import a module that is needed: an optional dependency is not installed. */
    | "notImportable";
  readonly ours?: string;
  readonly theirs?: string;
}

/** Whether the interpreter is there with the packages. */
export function canAsk(packages: readonly string[]): boolean {
  const { status } = spawnSync(PYTHON, ["-c", `import ${packages.join(", ")}`], { encoding: "utf8" });
  return status === 0;
}

/** Has CPython answer every question about one package. */
export function askCPython(name: string, rows: readonly Row[]): readonly Verdict[] {
  const script = fileURLToPath(new URL("ask.py", import.meta.url));
  const own = rows.filter((row) => row.file.startsWith(`${name}/`));
  const input = JSON.stringify({ root: ROOT, package: name, rows: own });
  const { status, stdout, stderr } = spawnSync(PYTHON, ["-B", script], {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`ask.py failed for ${name}: ${stderr}`);
  return (JSON.parse(stdout) as { readonly verdicts: readonly Verdict[] }).verdicts;
}
