// Prints what knip reads of a project: its files and the edges between them. knip's command does not tell; its session does.
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { createOptions, createSession } from "knip/session";

const [root, listPath, config] = process.argv.slice(2);
const files = JSON.parse(readFileSync(listPath, "utf8"));
const options = await createOptions({
  cwd: root,
  isSession: true,
  isUseTscFiles: false,
  isShowProgress: false,
  args: { config },
});
const session = await createSession(options);
const seen = [];
const edges = [];
for (const file of files) {
  const described = session.describeFile(join(root, file));
  if (described === undefined) continue;
  seen.push(file);
  for (const { filePath } of described.internalImports) edges.push([file, relative(root, filePath)]);
}
process.stdout.write(JSON.stringify({ files: seen, edges }));
