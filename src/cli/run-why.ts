import { bypassesOf, drawGraph } from "../draw-graph.js";
import { assertNever } from "../model/assert-never.js";
import type { Resolution } from "../model/resolution.js";
import type { Subject, Surroundings } from "../model/surroundings.js";
import { UserError } from "../model/user-error.js";
import { manifestOf, openProject, type OpenedProject } from "../open-project.js";
import { analyze, withRoutes, type Analysis } from "../pipeline.js";
import { painter } from "../reporters/console-layout.js";
import type { NameAnswer, WhyAnswer } from "../reporters/why/why-answer.js";
import { whyAsJson } from "../reporters/why/why-json.js";
import { whyAsText } from "../reporters/why/why-text.js";
import { guessesOf } from "../rules/guesses.js";
import { linkContracts } from "../rules/import-contracts.js";
import { bypassesIn } from "../surroundings/surroundings-input.js";
import { todayOf } from "./common-values.js";
import { findAsked, type Asked } from "./find-asked.js";
import { findRoutes, isRouteText } from "./find-routes.js";
import { textSettings } from "./output-options.js";
import { snapshotChoice } from "./snapshot-options.js";
import type { ExitCode, Terminal } from "./terminal.js";
import type { WhyArguments } from "./why-command.js";
import { withReadingTools } from "./with-reading-tools.js";

/** Says what a name stands for, or what there is to know of a module, a role or a route. */
export async function runWhy(args: WhyArguments, terminal: Terminal): Promise<ExitCode> {
  const project = await openProject(terminal.cwd, { ...args, snapshot: snapshotChoice(args) });
  const manifest = await manifestOf(project);
  await withReadingTools(args, project.cacheFolder, terminal, async (tools) => {
    const analysis = await analyze(project.snapshot, manifest, todayOf(args.today, project.date, terminal), tools);
    const answer = await answerTo(args.symbol, analysis, project);
    const { width, color } = textSettings(args.color, terminal);
    const page = { width, paint: painter(color), verbose: args.verbose };
    terminal.out(args.reporter === "json" ? whyAsJson(answer) : whyAsText(answer, page));
  });
  return 0;
}

async function answerTo(text: string, analysis: Analysis, project: OpenedProject): Promise<WhyAnswer> {
  const { graph, roles } = analysis;
  if (isRouteText(text) && graph.file(text) === null && !text.startsWith(`${project.root}/`)) {
    return { kind: "routes", asked: text, routes: findRoutes(text, (await withRoutes(analysis)).routes) };
  }
  const asked = findAsked(text, { graph, roles, project, prefer: "module" });
  switch (asked.kind) {
    case "role":
      return { kind: "role", asked: text, role: asked.role };
    case "folder":
      throw new UserError(
        `${text} is a folder: ask for a file in it, or see ssotlint graph ${text}, which draws its modules`,
      );
    case "module":
      return aboutModule(asked.file, text, analysis);
    case "name":
      return aboutName(asked, analysis);
    default:
      return assertNever(asked);
  }
}

function aboutModule(file: string, asked: string, analysis: Analysis): WhyAnswer {
  const { graph } = analysis;
  const surroundings = surroundingsOf({ kind: "module", file }, analysis);
  return {
    kind: "module",
    asked,
    file,
    graph,
    bypassOf: bypassesIn({ graph, bypasses: bypassesOf(analysis) }),
    surroundings,
  };
}

function aboutName({ asked, resolution }: Extract<Asked, { readonly kind: "name" }>, analysis: Analysis): NameAnswer {
  const { graph, roles, manifest } = analysis;
  const symbol = resolution.status === "definition" ? resolution.symbol : null;
  const contracts = symbol === null ? [] : (linkContracts(graph, manifest).get(symbol) ?? []);
  return {
    kind: "name",
    asked,
    resolution,
    guess: guessAt(resolution, asked, analysis),
    contracts: contracts.map(({ contract }) => ({ from: contract.from, place: contract.fromPlace })),
    roles,
    graph,
    bypassOf: bypassesIn({ graph, bypasses: bypassesOf(analysis) }),
    alike: symbol === null ? graph.imports.filter((row) => isAlike(row.resolution, resolution)) : [],
    surroundings: symbol === null ? null : surroundingsOf({ kind: "definition", symbol }, analysis),
  };
}

/** Whether two names that stand for no definition stand for the same. */
function isAlike(one: Resolution, other: Resolution): boolean {
  if (one.status === "external") return other.status === "external" && one.name === other.name;
  if (one.status === "module") return other.status === "module" && one.module === other.module;
  if (one.status !== "unresolved" || other.status !== "unresolved") return false;
  const [missing, wanted] = [one.missing, other.missing];
  if (missing.kind === "module") return wanted.kind === "module" && missing.specifier === wanted.specifier;
  return wanted.kind === "name" && missing.module === wanted.module && missing.name === wanted.name;
}

/** Who asks wants to know of tests and packages too; how much of it is listed is another question. */
function surroundingsOf(subject: Subject, analysis: Analysis): Surroundings {
  const direction = subject.kind === "module" ? "both" : "importers";
  return drawGraph(analysis, subject, { direction, depth: 1, tests: "shown", externals: "shown" });
}

function guessAt(resolution: Resolution, asked: string, { graph }: Analysis): string {
  if (resolution.status !== "unresolved") return "";
  const { missing } = resolution;
  const guesses = guessesOf(graph);
  if (missing.kind === "name") return guesses.name(missing.module, missing.name);
  const from = asked.slice(0, asked.lastIndexOf("#"));
  return guesses.module(missing.specifier, graph.file(from)?.language ?? "typescript", from);
}
