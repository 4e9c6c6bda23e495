import type { FileFacts, Language } from "../model/facts.js";
import type { LanguageLinker } from "./language-linker.js";
import type { AskedSoFar } from "./names/asked.js";
import type { Recorded } from "./names/trail.js";

/** What was found out about another snapshot, as far as it is of use for this one: by a graph in memory, or as it was kept (see `kept-links.ts`). */
export interface LinksBefore {
  /** Of a file that is what it was, the same object as in this snapshot. */
  readonly files: ReadonlyMap<string, FileBefore>;
  readonly linkers: Readonly<Record<Language, LinkerBefore>>;
  /** What the groups of a trail stand for. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** The names of the questions that were asked. */
  readonly names: ReadonlySet<string>;
  /** By file, then by question. */
  readonly answers: ReadonlyMap<string, Answers>;
}

export interface FileBefore {
  readonly language: Language;
  /** Null where nobody knows any more what it said. */
  readonly facts: FileFacts | null;
}

/** By question; of what was kept, by the name of the question. */
export type Answers = Map<object | string, Recorded<unknown>>;

export interface LinkerBefore extends Pick<LanguageLinker, "whole" | "basis"> {
  readonly asked: AskedBefore;
}

/** In the order of `AskedOfProject`. */
export interface AskedBefore {
  readonly ofModules: readonly AskedSoFar<unknown>[];
  readonly ofFolders: readonly AskedSoFar<unknown>[];
}
