import type { KnownCommand, KnownOption } from "./command-table.js";

/** A command line, as far as it goes. */
export interface Line {
  readonly command: KnownCommand;
  /** Whether a command is named. */
  readonly isNamed: boolean;
  readonly commands: readonly KnownCommand[];
  /** The option whose value comes next. */
  readonly pending: KnownOption | null;
  readonly given: ReadonlySet<string>;
  /** What is no option, the name of the command aside. */
  readonly positionals: readonly string[];
  readonly isAfterDashes: boolean;
}

/** Reads words as yargs does, without complaining of any. */
export function readLine(words: readonly string[], commands: readonly KnownCommand[]): Line {
  const standard = commands.find(({ isDefault }) => isDefault) ?? EMPTY;
  let command = standard;
  let isNamed = false;
  let pending: KnownOption | null = null;
  const positionals: string[] = [];
  let isAfterDashes = false;
  const given = new Set<string>();
  for (const word of words) {
    if (pending !== null) {
      pending = null;
    } else if (word === "--") {
      isAfterDashes = true;
    } else if (word.startsWith("-") && !isAfterDashes) {
      const option = optionOf(word, command);
      if (option !== undefined) given.add(option.name);
      if (option?.takesValue === true && !word.includes("=")) pending = option;
    } else {
      const named: KnownCommand | undefined =
        isNamed || positionals.length > 0 ? undefined : commands.find(({ name }) => name === word);
      if (named === undefined) positionals.push(word);
      else command = named;
      isNamed ||= named !== undefined;
    }
  }
  return { command, isNamed, commands, pending, given, positionals, isAfterDashes };
}

const EMPTY: KnownCommand = { name: "", description: "", isDefault: true, options: [], positionals: [] };

function optionOf(word: string, { options }: KnownCommand): KnownOption | undefined {
  const written = word.replace(/=.*$/s, "");
  if (!written.startsWith("--")) return options.find(({ letters }) => letters.includes(written.slice(1)));
  const name = written.slice(2);
  return options.find((option) => option.name === name || (option.isOn && `no-${option.name}` === name));
}
