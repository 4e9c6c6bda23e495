import { dialectOf } from "../../../src/extract/dialect.js";
import { extract } from "../../../src/extract/extract.js";
import { link } from "../../../src/link/link.js";
import { readProject } from "../../../src/link/project/read-project.js";
import type { FileFacts } from "../../../src/model/facts.js";
import type { SymbolGraph } from "../../../src/model/graph.js";
import { memorySnapshot } from "../../../src/snapshot/memory-snapshot.js";

/** What ssotlint says about the files of a project. */
export async function ourGraph(files: Readonly<Record<string, string>>): Promise<SymbolGraph> {
  const snapshot = await memorySnapshot(files);
  const facts = new Map<string, FileFacts>();
  for (const { path } of snapshot.entries) {
    const dialect = dialectOf(path);
    if (dialect !== null) facts.set(path, await extract(files[path] ?? "", dialect));
  }
  const { project } = await readProject(snapshot);
  return link({ facts, project, aliases: [], pythonRoots: [], isTest: () => false });
}
