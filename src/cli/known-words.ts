import { resolve } from "node:path";
import { assertNever } from "../model/assert-never.js";
import type { Manifest } from "../model/manifest.js";
import { REPORTER_NAMES } from "../reporters/reporter-names.js";
import { TREND_REPORTER_NAMES } from "../reporters/trend/trend-reporter-names.js";
import type { Candidate, WordKind } from "./complete.js";

/** Where the words are looked for: what the command line says of it. */
export interface WordsPlace {
  /** Absolute. */
  readonly directory: string;
  readonly config: string | undefined;
}

/** All words of a kind, for which no more is loaded than they take. Where something is wrong there are none: nobody wants to read of it while writing a command line. */
export async function knownWords(kind: WordKind, command: string, place: WordsPlace): Promise<readonly Candidate[]> {
  try {
    return await wordsOf(kind, command, place);
  } catch {
    return [];
  }
}

async function wordsOf(kind: WordKind, command: string, place: WordsPlace): Promise<readonly Candidate[]> {
  switch (kind) {
    case "reporters":
      return plain(command === "trend" ? TREND_REPORTER_NAMES : REPORTER_NAMES);
    case "colours":
      return plain(["auto", "always", "never"]);
    case "refs":
      return plain(await (await import("../snapshot/ref-names.js")).refNames(place.directory));
    case "rules":
      return (await import("../rules/index.js")).RULES.map(({ id, docs }) => ({ word: id, meaning: docs.summary }));
    case "fixableRules":
      return plain((await import("../find-faults.js")).fixableRules());
    case "roles":
      return rolesOf(await manifestAt(place));
    case "metrics":
      return plain((await import("../history/metric-choice.js")).metricsOf(await manifestAt(place)));
    case "asked": {
      const manifest = await manifestAt(place);
      return [...rolesOf(manifest), ...symbolsOf(manifest)];
    }
    default:
      return assertNever(kind);
  }
}

function plain(words: readonly string[]): readonly Candidate[] {
  return words.map((word) => ({ word, meaning: "" }));
}

function rolesOf({ roles }: Manifest): readonly Candidate[] {
  return roles.map(({ id, canonical }) => ({
    word: id,
    meaning: canonical.map(({ symbol }) => symbol).join(", "),
  }));
}

function symbolsOf({ roles }: Manifest): readonly Candidate[] {
  return roles.flatMap(({ id, canonical }) => canonical.map(({ symbol }) => ({ word: symbol, meaning: `role ${id}` })));
}

async function manifestAt({ directory, config }: WordsPlace): Promise<Manifest> {
  const path = config === undefined ? undefined : resolve(directory, config);
  const { manifestOf, openProject } = await import("../open-project.js");
  return manifestOf(await openProject(directory, { cwd: undefined, config: path, snapshot: { kind: "worktree" } }));
}
