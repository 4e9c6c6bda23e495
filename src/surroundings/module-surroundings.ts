import type { ResolvedImport } from "../model/graph.js";
import type { Direction, Subject, Surroundings } from "../model/surroundings.js";
import { addModule } from "./definition-importers.js";
import { Draft } from "./draft.js";
import { importEdge } from "./import-edge.js";
import { importersByModule, linkTarget, type LinkTarget } from "./module-links.js";
import { bypassesIn, type SurroundingsInput } from "./surroundings-input.js";

/** What imports modules, and what they import. */
export function moduleSurroundings(subject: ModuleSubject, input: SurroundingsInput): Surroundings {
  const draft = new Draft();
  const centre = centreOf(subject, input);
  for (const file of centre) addModule(draft, input.graph, file, 0);
  linkAmong(draft, new Set(centre), input);
  followImports(draft, new Set(centre), input, 0);
  const { direction, depth } = input;
  return { subject, direction, depth, nodes: draft.nodes, edges: draft.edges, testsLeftOut: draft.testsLeftOut };
}

type ModuleSubject = Extract<Subject, { readonly kind: "module" | "folder" }>;

/** Of a folder with nothing but tests, these are what was asked for. */
function centreOf(subject: ModuleSubject, { graph, tests }: SurroundingsInput): readonly string[] {
  if (subject.kind === "module") return [subject.file];
  const inside = graph.files.filter(({ path }) => path.startsWith(subject.folder));
  const wanted = tests === "shown" ? inside : inside.filter(({ isTest }) => !isTest);
  return (wanted.length > 0 ? wanted : inside).map(({ path }) => path);
}

/** What the modules that were asked for import from one another. */
function linkAmong(draft: Draft, centre: ReadonlySet<string>, input: SurroundingsInput): void {
  if (centre.size < 2) return;
  const bypassOf = bypassesIn(input);
  for (const [row, target] of linksOf(centre, input.graph)) {
    const isInside = target.kind === "module" && target.file !== row.file && centre.has(target.file);
    if (isInside) draft.addEdge(importEdge(row, target.file, bypassOf(row)));
  }
}

/**
 * Follows the imports from modules in steps, each way by itself: who imports what they import is no surroundings of theirs.
 *
 * @param distance how far away the modules are themselves.
 */
export function followImports(
  draft: Draft,
  start: ReadonlySet<string>,
  input: SurroundingsInput,
  distance: number,
): void {
  const walk = new Walk(draft, start, input);
  let importing: Iterable<string> = start;
  let imported: Iterable<string> = start;
  for (let next = distance + 1; next <= input.depth; next++) {
    const before = { importing, imported };
    if (follows(input.direction, "importers")) importing = walk.toImporters(before.importing, next);
    if (follows(input.direction, "imports")) imported = walk.toImports(before.imported, next);
  }
}

function follows(direction: Direction, way: "importers" | "imports"): boolean {
  return direction === way || direction === "both";
}

function* linksOf(
  files: Iterable<string>,
  graph: SurroundingsInput["graph"],
): Iterable<readonly [ResolvedImport, LinkTarget]> {
  for (const file of files) {
    for (const row of graph.importsIn(file)) {
      const target = linkTarget(graph, row);
      if (target !== null) yield [row, target];
    }
  }
}

class Walk {
  readonly #draft: Draft;
  readonly #input: SurroundingsInput;
  readonly #bypassOf: ReturnType<typeof bypassesIn>;
  readonly #seen: { readonly importers: Set<string>; readonly imports: Set<string> };
  #importers: ReturnType<typeof importersByModule> | null = null;

  constructor(draft: Draft, start: ReadonlySet<string>, input: SurroundingsInput) {
    this.#draft = draft;
    this.#input = input;
    this.#bypassOf = bypassesIn(input);
    this.#seen = { importers: new Set(start), imports: new Set(start) };
  }

  toImporters(from: Iterable<string>, distance: number): readonly string[] {
    this.#importers ??= importersByModule(this.#input.graph);
    const next = new Set<string>();
    for (const file of from) {
      for (const row of this.#importers.get(file) ?? []) {
        if (!this.#addModule(row.file, distance)) continue;
        this.#addEdge(row, file);
        if (!this.#seen.importers.has(row.file)) next.add(row.file);
      }
    }
    for (const file of next) this.#seen.importers.add(file);
    return [...next];
  }

  toImports(from: Iterable<string>, distance: number): readonly string[] {
    const next = new Set<string>();
    for (const [row, target] of linksOf(from, this.#input.graph)) {
      if (target.kind === "module") {
        if (target.file === row.file || !this.#addModule(target.file, distance)) continue;
        this.#addEdge(row, target.file);
        if (!this.#seen.imports.has(target.file)) next.add(target.file);
      } else if (target.kind === "missing" || this.#input.externals === "shown") {
        const id = `${target.kind}:${target.name}`;
        this.#draft.addNode({ kind: target.kind, id, distance, names: [target.name] });
        this.#addEdge(row, id);
      }
    }
    for (const file of next) this.#seen.imports.add(file);
    return [...next];
  }

  /** Whether the module is shown. */
  #addModule(file: string, distance: number): boolean {
    const { graph, tests } = this.#input;
    if (!this.#draft.has(file) && tests === "leftOut" && graph.file(file)?.isTest === true) {
      this.#draft.leaveOutTest(file);
      return false;
    }
    addModule(this.#draft, graph, file, distance);
    return true;
  }

  #addEdge(row: ResolvedImport, to: string): void {
    this.#draft.addEdge(importEdge(row, to, this.#bypassOf(row)));
  }
}
