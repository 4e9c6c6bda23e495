import type { KnownCommand } from "./command-table.js";
import { readLine, type Line } from "./read-line.js";

/** A word that may stand at the cursor, and what it means; empty where that goes without saying. */
export interface Candidate {
  readonly word: string;
  readonly meaning: string;
}

/** What may stand at the cursor. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  /** What a shell knows better. */
  readonly paths: "files" | "folders" | null;
}

/** What may stand for an option or a positional argument: words, or what kind of words. */
export type ValueKind = "files" | "folders" | "free" | WordKind;

/** Words that are known, some of them only where the code is. */
export type WordKind = "reporters" | "colours" | "refs" | "rules" | "fixableRules" | "roles" | "metrics" | "asked";

export interface Known {
  readonly commands: readonly KnownCommand[];
  /** What may stand for a value; `command` tells options of one name apart. */
  readonly kindOf: (command: string, name: string) => ValueKind;
  /** All words of a kind. */
  readonly wordsOf: (kind: WordKind, command: string) => Promise<readonly Candidate[]>;
}

/**
 * Says what may stand at the cursor.
 * @param words what stands behind the program's name up to the cursor; the last one is the word at the cursor, as far as it is written.
 */
export async function complete(words: readonly string[], known: Known): Promise<Completion> {
  const current = words.at(-1) ?? "";
  const line = readLine(words.slice(0, -1), known.commands);
  const { command, pending } = line;
  if (pending !== null) return valuesOf(command, pending, pending.choices, "", current, known);
  const withValue = line.isAfterDashes ? null : /^--(?<name>[\w-]+)=/.exec(current);
  if (withValue !== null) {
    const option = command.options.find(({ name }) => name === withValue.groups?.["name"]);
    if (option === undefined) return NOTHING;
    return valuesOf(command, option, option.choices, withValue[0], current, known);
  }
  if (current.startsWith("-") && !line.isAfterDashes) return matching(optionWords(line), current);
  return positionalWords(line, current, known);
}

const NOTHING: Completion = { candidates: [], paths: null };

function optionWords({ command, given }: Line): readonly Candidate[] {
  const own = command.options
    .filter(({ name, isList }) => isList || !given.has(name))
    .map(({ name, description, isOn }) => ({ word: isOn ? `--no-${name}` : `--${name}`, meaning: description }));
  return [...own, { word: "--help", meaning: "Show help" }, { word: "--version", meaning: "Show version number" }];
}

async function positionalWords(line: Line, current: string, known: Known): Promise<Completion> {
  const { command, positionals } = line;
  const last = command.positionals.at(-1);
  const own = command.positionals[positionals.length] ?? (last?.isList === true ? last : null);
  const values = own === null ? NOTHING : await valuesOf(command, own, own.choices, "", current, known);
  if (line.isNamed || positionals.length > 0 || line.isAfterDashes) return values;
  const commands = line.commands.map(({ name, description }) => ({ word: name, meaning: description }));
  const named = matching(commands, current);
  return { candidates: [...named.candidates, ...values.candidates], paths: values.paths };
}

/** @param head what stands before the value in the same word. */
async function valuesOf(
  command: KnownCommand,
  { name }: { readonly name: string },
  choices: readonly string[],
  head: string,
  current: string,
  known: Known,
): Promise<Completion> {
  if (choices.length > 0)
    return matching(
      choices.map((word) => ({ word: head + word, meaning: "" })),
      current,
    );
  const kind = known.kindOf(command.name, name);
  if (kind === "free") return NOTHING;
  if (kind === "files" || kind === "folders") return { candidates: [], paths: kind };
  // Behind the name of a reporter comes the file that it writes.
  if (kind === "reporters" && current.slice(head.length).includes("=")) return { candidates: [], paths: "files" };
  const words = await known.wordsOf(kind, command.name);
  const { candidates } = matching(
    words.map(({ word, meaning }) => ({ word: head + word, meaning })),
    current,
  );
  // What is asked about may be a file too.
  return { candidates, paths: kind === "asked" ? "files" : null };
}

function matching(candidates: readonly Candidate[], current: string): Completion {
  return { candidates: candidates.filter(({ word }) => word.startsWith(current)), paths: null };
}
