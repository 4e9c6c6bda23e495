import { count, megabytes, seconds } from "./figures.mjs";
import { markdownTable } from "./markdown-table.mjs";
import { median } from "./statistics.mjs";

/** What is found out about a snapshot, by what `--timing` calls it. Opening the repository and writing the report are done once, for both. */
const STAGES = ["look for a kept answer", "read, link, judge roles", "routes", "rules", "keep what was found out"];

/** The most that it may take, in seconds. */
const MOST = 1;

/** The seconds that each stage took for the second snapshot: what belongs to the one before says so. */
export function stagesIn(stderr) {
  const lines = [...stderr.matchAll(/^ *(\d+) ms {2}(.+)$/gm)].map(([, milliseconds, stage]) => [stage, milliseconds]);
  const found = new Map(lines);
  return STAGES.map((stage) => {
    const milliseconds = found.get(stage);
    if (milliseconds === undefined) throw new Error(`--timing says nothing of the stage: ${stage}`);
    return Number(milliseconds) / 1000;
  });
}

/** How long each day's snapshot took after the one before, as Markdown. */
export function nextReport({ name, machine, product, measured }) {
  const date = new Date().toISOString().slice(0, 10);
  const rows = measured.map(({ day, changed, stages, peak }) => [
    day,
    count(changed),
    ...[...stages, total(stages)].map(seconds),
    megabytes(peak),
  ]);
  const middle = median(measured.map(({ stages }) => total(stages)));
  return `${[
    `### The next snapshot of ${name}`,
    `Measured on ${date} with ${product}: ${machine}. One run a day, with the facts of all files in the cache and nothing else.`,
    markdownTable(["", "files changed", ...STAGES, "in all", "memory of the run at the peak"], rows),
    markdownTable(
      ["", "median", "at most", "passed"],
      [["the next snapshot", seconds(middle), `${MOST} s`, middle <= MOST ? "yes" : "no"]],
    ),
  ].join("\n\n")}\n`;
}

function total(stages) {
  return stages.reduce((sum, each) => sum + each, 0);
}
