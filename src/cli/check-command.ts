import { resolve } from "node:path";
import type { Argv, ArgumentsCamelCase, InferredOptionTypes, Options } from "yargs";
import type { Report } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { HOMEPAGE, VERSION } from "../model/version.js";
import { writeFileWhole } from "../output/write-file-whole.js";
import { analyze, report, withRoutes } from "../pipeline.js";
import { REPORTERS } from "../reporters/index.js";
import { listFiles } from "../reporters/list-files.js";
import { RULES } from "../rules/index.js";
import { withCommonOptions, type CommonOptions } from "./common-options.js";
import { colorOf, todayOf } from "./common-values.js";
import { notesFor } from "./notes.js";
import { openProject } from "../open-project.js";
import { pathArguments } from "./path-arguments.js";
import { parseReporters, type ReporterTarget } from "./reporter-option.js";
import { showManifest } from "./show-manifest.js";
import { stopwatch } from "./stopwatch.js";
import { DEFAULT_WIDTH, type ExitCode, type Terminal } from "./terminal.js";

const OPTIONS = {
  reporter: {
    type: "string",
    alias: "r",
    array: true,
    // Without this it would swallow the paths behind it.
    nargs: 1,
    describe: `How to report: ${Object.keys(REPORTERS).join(", ")}. With =file it goes there; may repeat`,
    defaultDescription: "console",
    group: "Output:",
  },
  quiet: { type: "boolean", alias: "q", default: false, describe: "Show errors and the table alone", group: "Output:" },
  verbose: { type: "boolean", default: false, describe: "Show every finding and role in full", group: "Output:" },
  "include-suppressed": {
    type: "boolean",
    default: false,
    describe: "List suppressed findings too, marked as such",
    group: "Output:",
  },
  category: {
    type: "string",
    requiresArg: true,
    describe: "SARIF: tells this upload from others of one commit",
    group: "Output:",
  },
  "fail-on": {
    choices: ["error", "warning", "never"],
    default: "error",
    describe: "The least severity that fails the run",
    group: "Verdict:",
  },
  "max-warnings": {
    type: "number",
    requiresArg: true,
    describe: "Fail when there are more warnings",
    group: "Verdict:",
  },
  "fail-on-problems": {
    type: "boolean",
    default: false,
    describe: "Fail when a file could not be read or parsed",
    group: "Verdict:",
  },
  "list-files": {
    type: "boolean",
    default: false,
    describe: "Print which files are analysed and which are not",
    group: "Instead of checking:",
  },
  "show-config": {
    type: "boolean",
    default: false,
    describe: "Print the manifest with every default filled in",
    group: "Instead of checking:",
  },
  timing: { type: "boolean", default: false, describe: "Print how long each stage took, on stderr", group: "Output:" },
} as const satisfies Record<string, Options>;

type CheckOptions = CommonOptions & InferredOptionTypes<typeof OPTIONS> & { readonly paths: string[] | undefined };

type CheckArguments = ArgumentsCamelCase<CheckOptions>;

/** `ssotlint check [paths…]`, the default command. */
export function checkCommand(yargs: Argv): Argv<CheckOptions> {
  return withCommonOptions(yargs)
    .positional("paths", {
      type: "string",
      array: true,
      describe: "Files and folders to list findings of; all are analysed",
    })
    .options(OPTIONS)
    .example("$0", "Check the repository that you stand in")
    .example("$0 check src/ws", "Analyse everything, list only what is found below src/ws")
    .example("$0 check -r console -r sarif=ssotlint.sarif", "Read it here, and upload it to code scanning")
    .example("$0 check --fail-on never", "Report, and let the build pass");
}

/** Runs the check and gives its exit code. */
export async function runCheck(args: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  const targets = parseReporters(args.reporter ?? []);
  const { maxWarnings } = args;
  if (maxWarnings !== undefined && !(Number.isInteger(maxWarnings) && maxWarnings >= 0)) {
    throw new UserError("--max-warnings expects a whole number, 0 or more");
  }
  const { time, lines } = stopwatch();
  const project = await time("find the manifest, list the files", () => openProject(terminal.cwd, args));
  if (args.showConfig) {
    terminal.out(showManifest(project.manifest));
    return 0;
  }
  const today = todayOf(args.today, terminal);
  const analysis = await time("read, link, judge roles", () => analyze(project.snapshot, project.manifest, today));
  if (args.listFiles) {
    terminal.out(listFiles(analysis.graph.files, analysis.sources.skipped));
    return 0;
  }
  const routed = await time("routes", () => withRoutes(analysis));
  const result = await time("rules", () =>
    report(routed, {
      toolVersion: VERSION,
      threshold: { failOn: args.failOn, maxWarnings: maxWarnings ?? null, failOnProblems: args.failOnProblems },
      paths: pathArguments(args.paths ?? [], project, analysis.graph),
      notes: notesFor(project.manifest, project.notes),
    }),
  );
  await time("reporters", () => write(result, targets, args, terminal));
  if (args.timing) terminal.err(lines());
  return result.exitCode;
}

async function write(
  result: Report,
  targets: readonly ReporterTarget[],
  args: CheckArguments,
  terminal: Terminal,
): Promise<void> {
  for (const { name, file } of targets) {
    const { text, warnings } = REPORTERS[name].render(result, {
      width: file === null ? (terminal.columns ?? DEFAULT_WIDTH) : DEFAULT_WIDTH,
      color: file === null && colorOf(args.color, terminal),
      rules: RULES,
      quiet: args.quiet,
      verbose: args.verbose,
      includeSuppressed: args.includeSuppressed,
      category: args.category ?? null,
      homepage: HOMEPAGE,
    });
    if (file === null) terminal.out(text);
    else await writeFileWhole(resolve(terminal.cwd, file), text);
    for (const warning of warnings) terminal.err(`ssotlint: ${warning}\n`);
  }
}
