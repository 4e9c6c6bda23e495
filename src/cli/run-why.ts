import type { SymbolGraph } from "../model/graph.js";
import { didYouMean } from "../model/nearest.js";
import type { Resolution } from "../model/resolution.js";
import { simpleName, splitSymbolId, type SymbolParts } from "../model/symbol-id.js";
import { UserError } from "../model/user-error.js";
import { manifestOf, openProject } from "../open-project.js";
import { withReadingTools } from "./with-reading-tools.js";
import { analyze } from "../pipeline.js";
import { whyAsJson, whyAsText, type Answer } from "../reporters/why.js";
import { todayOf } from "./common-values.js";
import { textSettings } from "./output-options.js";
import { snapshotChoice } from "./snapshot-options.js";
import type { ExitCode, Terminal } from "./terminal.js";
import type { WhyArguments } from "./why-command.js";

/** Says what a name stands for. */
export async function runWhy(args: WhyArguments, terminal: Terminal): Promise<ExitCode> {
  const project = await openProject(terminal.cwd, { ...args, snapshot: snapshotChoice(args) });
  const { snapshot, cacheFolder, date } = project;
  const manifest = await manifestOf(project);
  const { graph, roles } = await withReadingTools(args, cacheFolder, terminal, (tools) =>
    analyze(snapshot, manifest, todayOf(args.today, date, terminal), tools),
  );
  const asked = ask(args.symbol, graph);
  const found: Answer = { ...asked, graph, roles };
  terminal.out(args.reporter === "json" ? whyAsJson(found) : whyAsText(found, textSettings(args.color, terminal)));
  return 0;
}

interface Asked {
  readonly asked: string;
  readonly resolution: Resolution;
}

function ask(text: string, graph: SymbolGraph): Asked {
  const parts = splitSymbolId(text) ?? splitDottedName(text, graph);
  if (parts === null) return byNameAlone(text, graph);
  const module = graph.file(parts.file) === null ? graph.moduleNamed(parts.file) : parts.file;
  if (module === null)
    throw new UserError(`No analysed file is called ${parts.file}.${didYouMean(parts.file, paths(graph))}`);
  if (
    graph.definition(`${module}#${parts.name}`) !== null &&
    graph.resolveLocal(module, parts.name.split(".")) === null
  ) {
    return { asked: text, resolution: { status: "definition", symbol: `${module}#${parts.name}`, chain: [] } };
  }
  const local = graph.resolveLocal(module, parts.name.split("."));
  const resolution = local ?? graph.resolveExport(module, parts.name);
  if (
    resolution.status === "unresolved" &&
    resolution.missing.kind === "name" &&
    resolution.missing.module === module
  ) {
    throw new UserError(`${module} has no name ${parts.name}.${didYouMean(parts.name, namesIn(module, graph))}`);
  }
  return { asked: `${module}#${parts.name}`, resolution };
}

/** `app.core.manager.Manager.Mode` as Python writes it: the longest start that is a module, and the name in it. */
function splitDottedName(text: string, graph: SymbolGraph): SymbolParts | null {
  for (let at = text.lastIndexOf("."); at > 0; at = text.lastIndexOf(".", at - 1)) {
    const module = graph.moduleNamed(text.slice(0, at));
    if (module !== null && graph.file(module)?.language === "python") return { file: module, name: text.slice(at + 1) };
  }
  return null;
}

/** A name without a file: the one definition that has it. */
function byNameAlone(name: string, graph: SymbolGraph): Asked {
  const found = graph.definitions.filter((item) => simpleName(item.symbol) === name);
  const [only] = found;
  if (only === undefined) {
    const known = new Set(graph.definitions.map((item) => simpleName(item.symbol)));
    throw new UserError(`No definition is called ${name}.${didYouMean(name, known)}`);
  }
  if (found.length > 1) {
    const listed = found.slice(0, 20).map((item) => `  ${item.symbol}`);
    const more = found.length > listed.length ? [`  and ${found.length - listed.length} more`] : [];
    throw new UserError(
      [`${found.length} definitions are called ${name}; ask for one of them:`, ...listed, ...more].join("\n"),
    );
  }
  return { asked: only.symbol, resolution: { status: "definition", symbol: only.symbol, chain: [] } };
}

function paths(graph: SymbolGraph): readonly string[] {
  return graph.files.map((file) => file.path);
}

function namesIn(module: string, graph: SymbolGraph): readonly string[] {
  return graph.names.filter((name) => name.module === module).map((name) => name.name);
}
