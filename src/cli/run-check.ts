import { manifestOf, openProject } from "../open-project.js";
import { listFiles } from "../reporters/list-files.js";
import type { Located } from "../snapshot/locate-repository.js";
import type { CheckArguments } from "./check-command.js";
import { checkProject } from "./check-project.js";
import { checkWish } from "./check-wish.js";
import { todayOf } from "./common-values.js";
import { showManifest } from "./show-manifest.js";
import { stopwatch } from "./stopwatch.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { withReadingTools } from "./with-reading-tools.js";
import { writeReport } from "./write-report.js";

/** Runs the check and gives its exit code. */
export async function runCheck(args: CheckArguments, terminal: Terminal, located: Promise<Located>): Promise<ExitCode> {
  const wish = checkWish(args);
  const { time, lines } = stopwatch();
  const project = await time("find the manifest, list the files", () =>
    openProject(terminal.cwd, { ...args, snapshot: wish.choice, located }),
  );
  if (args.showConfig) {
    terminal.out(showManifest(await manifestOf(project)));
    return 0;
  }
  return withReadingTools(args, project.cacheFolder, terminal, async (reading) => {
    if (args.listFiles) {
      const today = todayOf(args.today, project.date, terminal);
      const { graph, sources } = await (
        await import("../pipeline.js")
      ).analyze(project.snapshot, await manifestOf(project), today, reading);
      terminal.out(listFiles(graph.files, sources.skipped));
      return 0;
    }
    const { report } = await checkProject(project, args, terminal, { ...reading, time });
    await time("reporters", () => writeReport(report, wish, args, terminal));
    if (args.timing) terminal.err(lines());
    return report.exitCode;
  });
}
