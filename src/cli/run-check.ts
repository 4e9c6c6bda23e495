import { resolve } from "node:path";
import type { Report } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { HOMEPAGE, VERSION } from "../model/version.js";
import { openPast, openProject } from "../open-project.js";
import { writeFileWhole } from "../output/write-file-whole.js";
import { analyze, judgePast, report, withRoutes } from "../pipeline.js";
import { loadReporter } from "../reporters/index.js";
import { listFiles } from "../reporters/list-files.js";
import { RULES } from "../rules/index.js";
import type { CheckArguments } from "./check-command.js";
import { colorOf, todayOf } from "./common-values.js";
import { notesFor } from "./notes.js";
import { pathArguments } from "./path-arguments.js";
import { parseReporters, type ReporterTarget } from "./reporter-option.js";
import { showManifest } from "./show-manifest.js";
import { snapshotChoice } from "./snapshot-options.js";
import { stopwatch } from "./stopwatch.js";
import { withReadingTools } from "./with-reading-tools.js";
import { DEFAULT_WIDTH, type ExitCode, type Terminal } from "./terminal.js";

/** Runs the check and gives its exit code. */
export async function runCheck(args: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  const targets = parseReporters(args.reporter ?? []);
  const { maxWarnings, since } = args;
  const choice = snapshotChoice(args);
  if (args.failOnNew && since === undefined) {
    throw new UserError("--fail-on-new needs --since <commit>: without it, nothing is known to be new");
  }
  if (maxWarnings !== undefined && !(Number.isInteger(maxWarnings) && maxWarnings >= 0)) {
    throw new UserError("--max-warnings expects a whole number, 0 or more");
  }
  const { time, lines } = stopwatch();
  const project = await time("find the manifest, list the files", () =>
    openProject(terminal.cwd, { ...args, snapshot: choice }),
  );
  if (args.showConfig) {
    terminal.out(showManifest(project.manifest));
    return 0;
  }
  const today = todayOf(args.today, project.date, terminal);
  const past = since === undefined ? null : await openPast(project, since);
  return withReadingTools(args, project.cacheFolder, terminal, async (tools) => {
    // First, so that only its findings are kept while the rest is analysed.
    const before =
      past === null || args.listFiles
        ? null
        : await time(`all of ${since}`, () => judgePast(past, project.manifest, today, tools));
    const analysis = await time("read, link, judge roles", () =>
      analyze(project.snapshot, project.manifest, today, tools),
    );
    if (args.listFiles) {
      terminal.out(listFiles(analysis.graph.files, analysis.sources.skipped));
      return 0;
    }
    const routed = await time("routes", () => withRoutes(analysis));
    const result = await time("rules", () =>
      report(routed, {
        toolVersion: VERSION,
        threshold: {
          failOn: args.failOn,
          maxWarnings: maxWarnings ?? null,
          failOnProblems: args.failOnProblems,
          onlyIntroduced: args.failOnNew,
        },
        paths: pathArguments(args.paths ?? [], project, analysis.graph),
        notes: notesFor(project.manifest, [...project.notes(), ...(past?.notes() ?? [])]),
        past: before,
      }),
    );
    await time("reporters", () => write(result, targets, args, terminal));
    if (args.timing) terminal.err(lines());
    return result.exitCode;
  });
}

async function write(
  result: Report,
  targets: readonly ReporterTarget[],
  args: CheckArguments,
  terminal: Terminal,
): Promise<void> {
  for (const { name, file } of targets) {
    const reporter = await loadReporter(name);
    const { text, warnings } = reporter.render(result, {
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
