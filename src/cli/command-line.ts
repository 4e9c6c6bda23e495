import yargs, { type Argv } from "yargs";
import { UserError } from "../model/user-error.js";
import { VERSION } from "../model/version.js";
import { baselineCommand, type BaselineArguments } from "./baseline-command.js";
import { cacheCommand, type CacheArguments } from "./cache-command.js";
import { checkCommand, type CheckArguments } from "./check-command.js";
import { completionCommand, type CompletionArguments } from "./completion-command.js";
import { explainCommand, type ExplainArguments } from "./explain-command.js";
import { fixCommand, type FixArguments } from "./fix-command.js";
import { graphCommand, type GraphArguments } from "./graph-command.js";
import { initCommand, type InitArguments } from "./init-command.js";
import { inventoryCommand, type InventoryArguments } from "./inventory-command.js";
import { schemaCommand, type SchemaArguments } from "./schema-command.js";
import { startCheck } from "./start-check.js";
import { DEFAULT_WIDTH, type ExitCode, type Terminal } from "./terminal.js";
import { trendCommand, type TrendArguments } from "./trend-command.js";
import { whyCommand, type WhyArguments } from "./why-command.js";

/** Reads the arguments as yargs does, and runs the command, or prints the help. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const settle = async (result: Promise<ExitCode>): Promise<void> => {
    code = await result;
  };
  // What a command runs is loaded when it runs: `--help` needs none of it.
  const parser = commandLine(yargs(), {
    check: (args) => settle(startCheck(args, terminal)),
    init: async (args) => settle((await import("./run-init.js")).runInit(args, terminal)),
    baseline: async (args) => settle((await import("./run-baseline.js")).runBaseline(args, terminal)),
    fix: async (args) => settle((await import("./run-fix.js")).runFix(args, terminal)),
    inventory: async (args) => settle((await import("./run-inventory.js")).runInventory(args, terminal)),
    why: async (args) => settle((await import("./run-why.js")).runWhy(args, terminal)),
    graph: async (args) => settle((await import("./run-graph.js")).runGraph(args, terminal)),
    explain: async (args) => settle((await import("./run-explain.js")).runExplain(args, terminal)),
    schema: async (args) => settle((await import("./run-schema.js")).runSchema(args, terminal)),
    trend: async (args) => settle((await import("./run-trend.js")).runTrend(args, terminal)),
    cache: async (args) => settle((await import("./run-cache.js")).runCache(args, terminal)),
    completion: async (args) => settle((await import("./run-completion.js")).runCompletion(args, terminal)),
  }).wrap(mayAskForHelp(argv) ? Math.min(terminal.columns ?? DEFAULT_WIDTH, 120) : null);
  let printed = "";
  try {
    await parser.parseAsync([...argv], {}, (_error, _args, output) => {
      printed = output;
    });
  } catch (error) {
    if (!(error instanceof ArgumentsMistake)) throw error;
    const [{ explainMistake }, { knownCommands }] = await Promise.all([
      import("./explain-mistake.js"),
      import("./command-table.js"),
    ]);
    throw new UserError(`${explainMistake(error.message, argv, knownCommands())}\nSee ssotlint --help`);
  }
  if (printed !== "") terminal.out(`${printed}\n`);
  return code;
}

/** What yargs says of arguments that it does not take. */
class ArgumentsMistake extends Error {
  override readonly name = "ArgumentsMistake";
}

/** yargs lays the help of a command out in every run, and wrapping it takes as long as git does to say what changed. */
function mayAskForHelp(argv: readonly string[]): boolean {
  return argv.some((argument) => /^-.*h/.test(argument));
}

export interface Handlers {
  readonly check: (args: CheckArguments) => Promise<void>;
  readonly init: (args: InitArguments) => Promise<void>;
  readonly baseline: (args: BaselineArguments) => Promise<void>;
  readonly fix: (args: FixArguments) => Promise<void>;
  readonly inventory: (args: InventoryArguments) => Promise<void>;
  readonly why: (args: WhyArguments) => Promise<void>;
  readonly graph: (args: GraphArguments) => Promise<void>;
  readonly explain: (args: ExplainArguments) => Promise<void>;
  readonly schema: (args: SchemaArguments) => Promise<void>;
  readonly trend: (args: TrendArguments) => Promise<void>;
  readonly cache: (args: CacheArguments) => Promise<void>;
  readonly completion: (args: CompletionArguments) => Promise<void>;
}

/** Speaks English whatever the user's locale, as everything else that is printed does. */
export function commandLine(parser: Argv, handlers: Handlers): Argv {
  return parser
    .scriptName("ssotlint")
    .usage("ssotlint: does this codebase have one of each thing that it should have one of?\n\n$0 [command]")
    .command(
      ["check [paths..]", "$0"],
      "Check the code against the manifest (the default)",
      checkCommand,
      handlers.check,
    )
    .command("init", "Propose a manifest from what the code is like, and write it", initCommand, handlers.init)
    .command(
      "baseline",
      "Record today's findings, so that check fails for new ones alone",
      baselineCommand,
      handlers.baseline,
    )
    .command("fix [paths..]", "Rewrite imports to come from where the manifest says", fixCommand, handlers.fix)
    .command(
      "inventory <what>",
      "Print every role's names and definitions, every route, or every import",
      inventoryCommand,
      handlers.inventory,
    )
    .command("why <symbol>", "Say what a name stands for, and who reaches it by which name", whyCommand, handlers.why)
    .command(
      "graph [of]",
      "Draw what is around a role, a file or a name, and who imports it by which way",
      graphCommand,
      handlers.graph,
    )
    .command(
      "explain [rule]",
      "Explain a rule: what it finds, why it matters, what to do",
      explainCommand,
      handlers.explain,
    )
    .command(
      "schema [of]",
      "Print the JSON Schema of the manifest, or of what is reported",
      schemaCommand,
      handlers.schema,
    )
    .command("trend", "Count the metrics over the commits of the repository", trendCommand, handlers.trend)
    .command("cache [do]", "Show what is kept between runs, or clear it", cacheCommand, handlers.cache)
    .command(
      "completion <shell>",
      "Print a script that completes commands, options and values",
      completionCommand,
      handlers.completion,
    )
    .version(VERSION)
    .alias({ help: "h", version: "v" })
    .detectLocale(false)
    .strict()
    .showHelpOnFail(false)
    .exitProcess(false)
    .check(onceEach)
    .fail((message, error) => {
      // yargs passes on what a command threw, or says itself what is wrong with the arguments: of some mistakes in words alone.
      const isOfYargs = error === undefined || error.name === "YError";
      throw isOfYargs ? new ArgumentsMistake(message) : error;
    })
    .epilogue("Exit codes: 0 nothing at or above the threshold, 1 findings, 2 your mistake, 3 ours.");
}

/** Of an option given twice yargs makes a list, where a command expects one value. */
function onceEach(args: Readonly<Record<string, unknown>>): true {
  for (const [name, value] of Object.entries(args)) {
    if (Array.isArray(value) && !LISTS.has(name)) throw new UserError(`--${name} is given more than once`);
  }
  return true;
}

const LISTS: ReadonlySet<string> = new Set(["_", "paths", "reporter", "r", "metric", "m", "rule", "role"]);
