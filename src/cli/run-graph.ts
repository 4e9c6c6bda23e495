import { resolve } from "node:path";
import { drawGraph, type GraphWish } from "../draw-graph.js";
import { assertNever } from "../model/assert-never.js";
import type { Manifest } from "../model/manifest.js";
import type { Subject, Surroundings } from "../model/surroundings.js";
import { UserError } from "../model/user-error.js";
import { manifestOf, openProject, type OpenedProject } from "../open-project.js";
import { writeFileWhole } from "../output/write-file-whole.js";
import { analyze, type Analysis } from "../pipeline.js";
import type { GraphFormat } from "../reporters/graph/graph-formats.js";
import { loadGraphReporter } from "../reporters/graph/index.js";
import { answer } from "../reporters/inventory-imports.js";
import { sanitize } from "../reporters/sanitize.js";
import { foldSurroundings } from "../surroundings/fold-surroundings.js";
import { todayOf } from "./common-values.js";
import { findAsked, type Asked } from "./find-asked.js";
import type { GraphArguments } from "./graph-command.js";
import { graphNotes, tooLargeForMermaid } from "./graph-notes.js";
import { snapshotChoice } from "./snapshot-options.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { withReadingTools } from "./with-reading-tools.js";

/** Draws what is around a role, a definition, a file or a folder. */
export async function runGraph(args: GraphArguments, terminal: Terminal): Promise<ExitCode> {
  const format = formatOf(args);
  const depth = wholeNumber(args.depth, "--depth", 0);
  const limit = args.limit === undefined ? null : wholeNumber(args.limit, "--limit", LEAST_BOXES);
  const project = await openProject(terminal.cwd, { ...args, snapshot: snapshotChoice(args) });
  const manifest = await manifestOf(project);
  const { of } = args;
  if (of === undefined) throw new UserError(whatToDraw(manifest));
  const whole = await withReadingTools(args, project.cacheFolder, terminal, async (tools) => {
    const analysis = await analyze(project.snapshot, manifest, todayOf(args.today, project.date, terminal), tools);
    const subject = subjectOf(of, analysis, project);
    return drawGraph(analysis, subject, { ...wishOf(args, subject), depth });
  });
  await write(whole, { format, limit, file: args.outputFile ?? null }, terminal);
  for (const note of project.notes()) terminal.err(`note: ${sanitize(note)}\n`);
  return 0;
}

/** With fewer there is no telling one thing from another. */
const LEAST_BOXES = 10;

/** More than this nobody looks at. */
const MOST_BOXES = 40;

interface Output {
  readonly format: GraphFormat;
  readonly limit: number | null;
  readonly file: string | null;
}

async function write(whole: Surroundings, { format, limit, file }: Output, terminal: Terminal): Promise<void> {
  // A program is not to be told less than all, unless it asks for it.
  const most = limit ?? (format === "json" ? null : MOST_BOXES);
  const drawn = most === null ? whole : foldSurroundings(whole, most);
  const notes = graphNotes(whole, drawn);
  const text = (await loadGraphReporter(format)).render(drawn, { notes });
  if (file === null) terminal.out(text);
  else await writeFileWhole(resolve(terminal.cwd, file), text);
  const warnings = format === "mermaid" ? tooLargeForMermaid(drawn, text) : [];
  for (const note of [...notes, ...warnings]) terminal.err(`note: ${note}\n`);
}

function formatOf({ format, outputFile }: GraphArguments): GraphFormat {
  const extension = /\.(?<extension>[a-z]+)$/i.exec(outputFile ?? "")?.groups?.["extension"]?.toLowerCase() ?? "";
  if (PICTURES.has(extension)) {
    throw new UserError(
      `ssotlint writes no ${extension} files: ssotlint graph … --format dot | dot -T${extension} > ${outputFile ?? ""}`,
    );
  }
  return format ?? FORMATS[extension] ?? "mermaid";
}

const PICTURES: ReadonlySet<string> = new Set(["svg", "png", "pdf", "jpg", "jpeg", "gif", "webp"]);

const FORMATS: Readonly<Record<string, GraphFormat | undefined>> = {
  mmd: "mermaid",
  mermaid: "mermaid",
  dot: "dot",
  gv: "dot",
  json: "json",
};

function wholeNumber(value: number, option: string, least: number): number {
  if (Number.isInteger(value) && value >= least) return value;
  throw new UserError(`${option} expects a whole number, ${least} or more`);
}

function whatToDraw({ roles }: Manifest): string {
  const ids = roles.map(({ id }) => id);
  const known = ids.length === 0 ? "" : ` (there are: ${ids.join(", ")})`;
  return `graph needs to know what to draw: a role of the manifest${known}, a file, a folder, or path#Name\nSee ssotlint graph --help`;
}

function subjectOf(text: string, { graph, roles }: Analysis, project: OpenedProject): Subject {
  const asked = findAsked(text, { graph, roles, project, prefer: "folder" });
  switch (asked.kind) {
    case "role":
      return { kind: "role", role: asked.role.id };
    case "module":
      return { kind: "module", file: asked.file };
    case "folder":
      return { kind: "folder", folder: asked.folder };
    case "name":
      return subjectNamed(asked, graph);
    default:
      return assertNever(asked);
  }
}

function subjectNamed({ asked, resolution }: Asked & { readonly kind: "name" }, graph: Analysis["graph"]): Subject {
  if (resolution.status === "definition") return { kind: "definition", symbol: resolution.symbol };
  if (resolution.status === "module" && graph.file(resolution.module) !== null) {
    return { kind: "module", file: resolution.module };
  }
  throw new UserError(
    `${asked} is no definition of this code (${answer(resolution).replace("→ ", "")}), so there is nothing to draw; see ssotlint why`,
  );
}

function wishOf(args: GraphArguments, subject: Subject): Omit<GraphWish, "depth"> {
  const isOfModules = subject.kind === "module" || subject.kind === "folder";
  if (!isOfModules && args.direction !== undefined && args.direction !== "importers") {
    throw new UserError(
      `--direction ${args.direction} is for files and folders: what a ${subject.kind} imports is what its files do`,
    );
  }
  return {
    direction: args.direction ?? (isOfModules ? "both" : "importers"),
    tests: args.tests ? "shown" : "leftOut",
    externals: args.external ? "shown" : "leftOut",
  };
}
