/** What the benchmarks measured, in short: the medians of each tool, a column for each repository, from the tables that a run of the benchmark wrote. */
export function speedTable(results) {
  const read = results.map(readResult);
  const rows = [...new Set(read.flatMap(({ medians }) => [...medians.keys()]))].filter((row) => !ALONE.test(row));
  return [
    `| | ${read.map(({ name, files }) => `${name}, ${files} files`).join(" | ")} |`,
    `| --- | ${read.map(() => "---:").join(" | ")} |`,
    ...rows.map((row) => `| ${row} | ${read.map(({ medians }) => medians.get(row) ?? "").join(" | ")} |`),
    "",
  ].join("\n");
}

/** Compares texts and reads no imports. */
const ALONE = /^jscpd/;

function readResult(text) {
  const [, name] = /^### (.+)$/m.exec(text);
  const [, files] = /^\| ssotlint \| [\d.]+ \| ([\d,]+) \|/m.exec(text);
  const rows = text.matchAll(/^\| (?<row>\S[^|]*?) \| (?<median>[\d.]+ s) \| [\d.]+ s to /gm);
  return { name, files, medians: new Map([...rows].map(({ groups }) => [groups.row, groups.median])) };
}
