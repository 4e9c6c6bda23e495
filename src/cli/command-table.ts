import type { Argv, Options, PositionalOptions } from "yargs";
import { commandLine, type Handlers } from "./command-line.js";

/** A command, as its declaration has it. */
export interface KnownCommand {
  readonly name: string;
  readonly description: string;
  /** Whether it is what is run where no command is named. */
  readonly isDefault: boolean;
  readonly options: readonly KnownOption[];
  /** In the order in which they come. */
  readonly positionals: readonly KnownPositional[];
}

export interface KnownOption {
  /** Without dashes. */
  readonly name: string;
  /** Of one letter. */
  readonly letters: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** Whether the value may not be left out. */
  readonly isNeeding: boolean;
  readonly choices: readonly string[];
  /** Whether it may be given more than once. */
  readonly isList: boolean;
  /** Whether it is on unless `--no-` turns it off. */
  readonly isOn: boolean;
}

export interface KnownPositional {
  readonly name: string;
  readonly description: string;
  readonly choices: readonly string[];
  readonly isList: boolean;
}

/** Every command with its options, read off the declarations that yargs gets. */
export function knownCommands(): readonly KnownCommand[] {
  const handler = async (): Promise<void> => {};
  const handlers = new Proxy({}, { get: () => handler }) as Handlers;
  return callsOf((yargs) => commandLine(yargs, handlers)).flatMap(({ method, args }) => {
    if (method !== "command") return [];
    const [usages, description, builder] = args as [string | readonly string[], string, (yargs: Argv) => unknown];
    return toCommand([usages].flat(), description, callsOf(builder));
  });
}

interface Call {
  readonly method: string;
  readonly args: readonly unknown[];
}

/** What is called on a parser: each of its methods gives the parser back. */
function callsOf(declare: (yargs: Argv) => unknown): readonly Call[] {
  const calls: Call[] = [];
  const parser: object = new Proxy(
    {},
    {
      get:
        (_target, method) =>
        (...args: readonly unknown[]) => {
          calls.push({ method: String(method), args });
          return parser;
        },
    },
  );
  declare(parser as Argv);
  return calls;
}

function toCommand(usages: readonly string[], description: string, calls: readonly Call[]): KnownCommand {
  const usage = usages.find((text) => text !== "$0") ?? "";
  const order = [...usage.matchAll(/[<[](?<name>\w+)(?:\.\.)?[\]>]/g)].map(({ groups }) => groups?.["name"] ?? "");
  const options = calls.flatMap(({ method, args }) => {
    if (method === "options") return Object.entries(args[0] as Record<string, Options>);
    return method === "option" ? [args as [string, Options]] : [];
  });
  const positionals = calls.flatMap(({ method, args }) =>
    method === "positional" ? [toPositional(...(args as [string, PositionalOptions]))] : [],
  );
  return {
    name: usage.split(" ")[0] ?? "",
    description,
    isDefault: usages.includes("$0"),
    options: [...new Map(options.map(([name, option]) => [name, toOption(name, option)])).values()],
    positionals: positionals.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)),
  };
}

function toOption(
  name: string,
  { alias, describe, type, choices, array, default: preset, requiresArg, nargs }: Options,
): KnownOption {
  return {
    name,
    letters: [alias ?? []].flat(),
    description: describe ?? "",
    takesValue: type !== "boolean",
    isNeeding: requiresArg === true || nargs === 1,
    choices: (choices ?? []).map(String),
    isList: array === true,
    isOn: type === "boolean" && preset === true,
  };
}

function toPositional(name: string, { describe, choices, array }: PositionalOptions): KnownPositional {
  return {
    name,
    description: describe ?? "",
    choices: (choices ?? []).map(String),
    isList: array === true,
  };
}
