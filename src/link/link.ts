import type { FileFacts, Language } from "../model/facts.js";
import type { SourceFile, SymbolGraph } from "../model/graph.js";
import type { Alias } from "../model/manifest.js";
import { compareStrings } from "../model/order.js";
import { LinkedGraph } from "./linked-graph.js";
import { restoreLinks, type KeptBefore } from "./restore-links.js";
import { Trail } from "./names/trail.js";
import type { Project } from "./project/project.js";
import { pythonLinker } from "./python/python-linker.js";
import { typescriptLinker } from "./typescript-linker.js";

export interface LinkInput {
  /** The facts of every analysed file, by path. */
  readonly facts: ReadonlyMap<string, FileFacts>;
  readonly project: Project;
  readonly aliases: readonly Alias[];
  /** Globs of the folders from which Python modules are imported; without any, they are found. */
  readonly pythonRoots: readonly string[];
  readonly isTest: (path: string) => boolean;
}

/**
 * Joins the facts of all files to one graph. Pure: the same facts give the same graph, in whatever order they come.
 *
 * @param earlier the graph of another snapshot, or the same one, or what was kept of it: what was found out and still holds is not found out
 *   again. It changes nothing but the time that answers take. Facts are the same only when they are the same object.
 */
export function link(input: LinkInput, earlier: SymbolGraph | KeptBefore | null = null): SymbolGraph {
  const { project, aliases, pythonRoots } = input;
  const files = sourceFiles(input, earlier instanceof LinkedGraph ? earlier : null);
  const trail = new Trail();
  const of = (language: Language): readonly SourceFile[] =>
    [...files.values()].filter((file) => file.language === language);
  const linkers = {
    typescript: typescriptLinker(of("typescript"), project, aliases, trail),
    python: pythonLinker(of("python"), project, pythonRoots, trail),
  };
  const graph = new LinkedGraph({ files, linkers, trail }, project);
  if (earlier instanceof LinkedGraph) graph.keepFrom(earlier.before);
  else if (earlier !== null && "links" in earlier) graph.keepFrom(restoreLinks(earlier, files));
  return graph;
}

/** The files, sorted by path. Of a file that is what it was, the same object. */
function sourceFiles({ facts, isTest }: LinkInput, earlier: SymbolGraph | null): ReadonlyMap<string, SourceFile> {
  const paths = [...facts.keys()].sort(compareStrings);
  return new Map(
    paths.flatMap((path) => {
      const ofFile = facts.get(path);
      if (ofFile === undefined) return [];
      const before = earlier?.file(path);
      const file: SourceFile = { path, language: ofFile.language, isTest: isTest(path), facts: ofFile };
      const isSame = before?.facts === file.facts && before.isTest === file.isTest;
      return [[path, isSame ? before : file]];
    }),
  );
}
