import { resolve } from "node:path";
import { sanitize } from "../reporters/sanitize.js";
import { knownCommands } from "./command-table.js";
import { complete } from "./complete.js";
import { knownWords } from "./known-words.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { valueKind } from "./value-kinds.js";

/**
 * Answers a shell that wants to complete a command line: a line for each word, with what it means behind a tab, and `:files` or `:folders` where
 * such a name may stand.
 * @param argv the shell, two dashes, and the words up to the cursor.
 */
export async function runComplete(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const words = argv.slice(argv.indexOf("--") + 1);
  const line = argv[0] === "bash" ? joinedAtEquals(words) : words;
  const place = {
    directory: resolve(terminal.cwd, valueIn(line, ["--cwd"]) ?? "."),
    config: valueIn(line, ["--config", "-c"]),
  };
  const { candidates, paths } = await complete(line, {
    commands: knownCommands(),
    kindOf: (command, name) => valueKind(command, name) ?? "free",
    wordsOf: (kind, command) => knownWords(kind, command, place),
  });
  for (const { word, meaning } of candidates) {
    // A line is a word, and what is in it comes from analysed code.
    if (sanitize(word) !== word) continue;
    terminal.out(meaning === "" ? `${word}\n` : `${word}\t${sanitize(meaning)}\n`);
  }
  if (paths !== null) terminal.out(`:${paths}\n`);
  return 0;
}

/** Bash takes an equals sign for a word of its own. */
function joinedAtEquals(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  let isOpen = false;
  for (const word of words) {
    const isSign = word === "=" && joined.length > 0;
    if (isSign || isOpen) joined[joined.length - 1] += word;
    else joined.push(word);
    isOpen = isSign;
  }
  return joined;
}

function valueIn(words: readonly string[], names: readonly string[]): string | undefined {
  for (const name of names) {
    const inside = words.find((word) => word.startsWith(`${name}=`));
    if (inside !== undefined) return inside.slice(name.length + 1);
    const at = words.indexOf(name);
    if (at !== -1 && at < words.length - 2) return words[at + 1];
  }
  return undefined;
}
