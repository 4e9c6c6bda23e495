import { resolve } from "node:path";
import type { Report } from "../model/report.js";
import { HOMEPAGE } from "../model/version.js";
import { writeFileWhole } from "../output/write-file-whole.js";
import { loadReporter } from "../reporters/index.js";
import type { CheckArguments } from "./check-command.js";
import type { CheckWish } from "./check-wish.js";
import { codeHostOf, filesUrl } from "./code-host.js";
import { colorOf } from "./common-values.js";
import { DEFAULT_WIDTH, type Terminal } from "./terminal.js";

/** Reports what a check found, in every way that was asked for. */
export async function writeReport(
  result: Report,
  { targets, sourceUrl }: Pick<CheckWish, "targets" | "sourceUrl">,
  args: CheckArguments,
  terminal: Terminal,
): Promise<void> {
  for (const { name, file } of targets) {
    const reporter = await loadReporter(name);
    const { text, warnings } = reporter.render(result, {
      width: file === null ? (terminal.columns ?? DEFAULT_WIDTH) : DEFAULT_WIDTH,
      color: file === null && colorOf(args.color, terminal),
      rules: reporter.ignoresRules === true ? [] : (await import("../rules/index.js")).RULES,
      quiet: args.quiet,
      verbose: args.verbose,
      includeSuppressed: args.includeSuppressed,
      includeKnown: args.includeKnown,
      category: args.category ?? null,
      homepage: HOMEPAGE,
      sourceUrl: sourceUrl ?? filesUrl(codeHostOf(terminal.environment), result.snapshot.commit),
      commitsUrl: codeHostOf(terminal.environment)?.commits ?? null,
      onlyIntroduced: args.failOnNew,
    });
    if (file === null) terminal.out(text);
    else await writeFileWhole(resolve(terminal.cwd, file), text);
    for (const warning of warnings) terminal.err(`ssotlint: ${warning}\n`);
  }
}
