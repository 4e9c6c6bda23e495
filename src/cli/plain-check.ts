import type { Options } from "yargs";
import { CHECK_OPTIONS, type CheckArguments } from "./check-command.js";

/**
 * The arguments of a check that is asked for in so many words, as hooks and scripts do: whole names of options, each once, and plain values.
 * Null for all that leaves a question, a mistake above all: that is for yargs to answer, which takes as long to load as git to say what
 * has changed. A test asks both, and they have to agree.
 */
export function plainCheck(argv: readonly string[]): CheckArguments | null {
  const given = argv[0] === "check" ? argv.slice(1) : argv;
  const values = new Map<string, unknown>();
  for (let at = 0; at < given.length; at++) {
    const name = /^--([a-z-]+)$/.exec(given[at] ?? "")?.[1] ?? "";
    const option = OPTIONS.get(name);
    if (option === undefined || option.coerce !== undefined || option.array === true || values.has(name)) return null;
    const value = option.type === "boolean" ? true : plainValue(given[++at] ?? "", option);
    if (value === null) return null;
    values.set(name, value);
  }
  const all = [...OPTIONS].map(([name, option]) => [camelCase(name), values.get(name) ?? option.default]);
  return { paths: [], _: [], $0: "ssotlint", ...Object.fromEntries(all) } as CheckArguments;
}

const OPTIONS: ReadonlyMap<string, Options> = new Map(Object.entries(CHECK_OPTIONS));

function plainValue(text: string, { type, choices }: Options): string | number | null {
  if (type === "number") return /^(?:0|[1-9]\d{0,8})$/.test(text) ? Number(text) : null;
  if (choices !== undefined) return choices.includes(text) ? text : null;
  return type === "string" && /^\w[\w./-]*$/.test(text) ? text : null;
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());
}
