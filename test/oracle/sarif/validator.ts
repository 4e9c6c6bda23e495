import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Log } from "sarif";

/** Who says whether SARIF is valid: its JSON Schema, and Microsoft's SARIF Multitool. */
export interface Validator {
  /** What the schema says against it. */
  readonly bySchema: (text: string) => readonly string[];
  readonly byMultitool: (text: string) => readonly Verdict[];
  /** The `primaryLocationLineHash` that the multitool writes for each line of a text. */
  readonly lineHashes: (text: string) => readonly string[];
}

export interface Verdict {
  readonly rule: string;
  readonly level: "error" | "warning" | "note";
  readonly message: string;
}

/** The validator, or null when its packages are not installed. */
export function loadValidator(): Validator | null {
  if (!existsSync(new URL("node_modules", import.meta.url))) return null;
  const executable = createRequire(import.meta.url)("@microsoft/sarif-multitool") as string;
  // The schema is in the package of each platform, beside the program.
  const schema = JSON.parse(readFileSync(join(dirname(executable), "sarif-2.1.0.json"), "utf8")) as object;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(schema);
  return {
    bySchema: (text) => {
      validate(JSON.parse(text));
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
    },
    byMultitool: (text) => verdictsOf(executable, text),
    lineHashes: (text) => lineHashesOf(executable, text),
  };
}

/** Its general rules and those for GitHub's code scanning, down to the last piece of advice. */
function verdictsOf(executable: string, text: string): readonly Verdict[] {
  const options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning;Note", "--quiet"];
  return inFolder((folder) => verdicts(runMultitool(executable, folder, "validate", text, options)));
}

/** Has it fill in the hashes of a file with one result for each line. */
function lineHashesOf(executable: string, text: string): readonly string[] {
  return inFolder((folder) => {
    const file = join(folder, "code.txt");
    writeFileSync(file, text);
    const uri = pathToFileURL(file).href;
    const results = text.split(/\r\n|\r|\n/).map((_, index) => ({
      message: { text: "a line" },
      locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: index + 1 } } }],
    }));
    const log: Log = { version: "2.1.0", runs: [{ tool: { driver: { name: "hashes" } }, results }] };
    const options = ["--insert", "RollingHashPartialFingerprints"];
    const hashed = runMultitool(executable, folder, "rewrite", JSON.stringify(log), options);
    return (hashed.runs[0]?.results ?? []).map(
      ({ partialFingerprints }) => partialFingerprints?.["primaryLocationLineHash"] ?? "",
    );
  });
}

function runMultitool(
  executable: string,
  folder: string,
  command: string,
  text: string,
  options: readonly string[],
): Log {
  const input = join(folder, "input.sarif");
  const output = join(folder, "output.sarif");
  writeFileSync(input, text);
  execFileSync(executable, [command, input, "--output", output, ...options], {
    // It is a .NET program, and needs no locale data for this.
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
    stdio: "ignore",
  });
  return JSON.parse(readFileSync(output, "utf8")) as Log;
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "ssotlint-sarif-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @throws when the tool did not come to an end, so that a crash does not look like a clean file */
function verdicts(log: Log): readonly Verdict[] {
  const [run] = log.runs;
  if (run?.invocations?.[0]?.executionSuccessful !== true) throw new Error("The validator did not finish");
  return (run.results ?? []).map((result) => {
    const rule = result.ruleId ?? "";
    const level = result.level ?? "warning";
    if (level === "none") throw new Error(`${rule} has no level`);
    const where = JSON.stringify(result.message.arguments ?? []);
    return { rule, level, message: `${level} ${rule} ${result.message.id ?? ""} ${where}` };
  });
}
