import { didYouMean } from "../model/nearest.js";
import type { KnownCommand, KnownOption } from "./command-table.js";
import { readLine, type Line } from "./read-line.js";

/**
 * Says what is wrong with a command line in the words of who wrote it, and what was probably meant.
 * @param message what yargs says.
 */
export function explainMistake(message: string, argv: readonly string[], commands: readonly KnownCommand[]): string {
  const line = readLine(argv, commands);
  const wrong = [...message.matchAll(/^\s*Argument: (?<name>\S+), Given: (?<given>.*), Choices: .*$/gm)].map(
    ({ groups }) => wrongChoice(groups?.["name"] ?? "", groups?.["given"] ?? "", line.command),
  );
  if (wrong.length > 0) return wrong.join("\n");
  const unknown = /^Unknown arguments?: (?<names>.*)$/m.exec(message)?.groups?.["names"];
  if (unknown !== undefined) {
    const said = unknown.split(", ").flatMap((name) => unknownArgument(name, argv, line) ?? []);
    return said.length === 0 ? message : [...misspeltCommand(line), ...said].join("\n");
  }
  const empty = /^Not enough arguments following: (?<name>.*)$/m.exec(message)?.groups?.["name"];
  if (empty !== undefined) return withoutValue(empty, line.command);
  return message.startsWith("Not enough non-option arguments") ? missingArgument(line.command) : message;
}

/** @param given as JSON. */
function wrongChoice(name: string, given: string, command: KnownCommand): string {
  const option = command.options.find((one) => one.name === name);
  const choices = option?.choices ?? command.positionals.find((one) => one.name === name)?.choices ?? [];
  const value = unquoted(given);
  const subject = option === undefined ? command.name : `--${name}`;
  return `${subject} ${value}: expected ${listed(choices)}.${didYouMean(value, choices)}`;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** Null for a name that nobody wrote: of one with dashes yargs says the other spelling, too. */
function unknownArgument(name: string, argv: readonly string[], { command, commands }: Line): string | null {
  const written = argv.find((word) => namesOf(word).includes(name));
  if (written === undefined) return argv.includes(name) ? tooMany(name, command) : null;
  const option = written.replace(/=.*$/s, "");
  const known = command.options.flatMap(({ name: own, isOn }) => (isOn ? [`--${own}`, `--no-${own}`] : [`--${own}`]));
  const there = `There is no option ${option.startsWith("--") ? option : `-${name}`} of ${command.name}`;
  const guess = option.startsWith("--") ? didYouMean(option, [...known, "--help", "--version"]) : "";
  const others = commands.filter(({ options }) => options.some((one) => nameAndLetters(one).includes(name)));
  // The right option of another command is no slip of the hand.
  if (others.length > 0) return `${there}: ssotlint ${listed(others.map((one) => one.name))} has it`;
  return `${there}.${guess}`;
}

function nameAndLetters({ name, letters }: KnownOption): readonly string[] {
  return [name, ...letters];
}

/** The names by which yargs may call an option that is written so. */
function namesOf(word: string): readonly string[] {
  if (word.startsWith("--")) {
    const name = word.slice(2).replace(/=.*$/s, "");
    return [name, name.replace(/^no-/, "")];
  }
  return /^-[a-z]/i.test(word) ? word.slice(1).split("") : [];
}

function tooMany(word: string, { name, positionals }: KnownCommand): string {
  const most = positionals.length === 0 ? "no argument" : `${positionals.length} at most`;
  return `${word} is too much: ${name} takes ${most}`;
}

/** Any word may be a path to check; one with an option that a check does not have is rather a command. */
function misspeltCommand({ isNamed, positionals: [first], commands }: Line): readonly string[] {
  if (isNamed || first === undefined) return [];
  const guess = didYouMean(
    first,
    commands.map(({ name }) => name),
  );
  return guess === "" ? [] : [`There is no command ${first}.${guess}`];
}

function withoutValue(name: string, { options }: KnownCommand): string {
  const option = options.find((one) => nameAndLetters(one).includes(name));
  const choices = option === undefined || option.choices.length === 0 ? "" : `: ${listed(option.choices)}`;
  return `--${option?.name ?? name} needs a value${choices}`;
}

function missingArgument({ name, positionals }: KnownCommand): string {
  const [first] = positionals;
  if (first === undefined) return `${name} needs an argument`;
  const what = first.choices.length > 0 ? listed(first.choices) : `<${first.name}>: ${first.description}`;
  return `${name} needs ${what}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
