import type { Language } from "../model/facts.js";
import type { ToldFacts } from "../model/told-facts.js";
import type { AskedBefore } from "./links-before.js";

/**
 * What linking found out about a snapshot, in texts that are kept from one process to the next, for the version of this program that made them:
 * JSON, in pieces that are read when they are needed.
 */
export interface KeptLinks {
  /** A {@link KeptSnapshot}. */
  readonly snapshot: string;
  /** Of each language, {@link KeptAsked}. */
  readonly asked: Readonly<Record<Language, string>>;
}

/** Where a number stands for a text, it is the place of that text in `texts`. */
export interface KeptSnapshot {
  readonly texts: readonly string[];
  readonly files: readonly KeptFile[];
  readonly linkers: Readonly<Record<Language, KeptLinker>>;
  readonly groups: readonly (readonly [group: number, passed: readonly number[]])[];
  /** Of each question that has a name, the answers. */
  readonly questions: readonly (readonly [name: string, answers: readonly KeptAnswer[]])[];
}

/** A file, the blob that it had, 1 for a test, and what is told of its facts. */
export type KeptFile = readonly [path: number, blob: string, isTest: 0 | 1, told: ToldFacts];

export interface KeptLinker {
  readonly whole: string;
  readonly basis: string | null;
  /** How many lists of questions there are of each kind. */
  readonly lists: Readonly<Record<keyof AskedBefore, number>>;
}

/** What was answered about a file, and what that was found in. */
export type KeptAnswer = readonly [file: number, passed: readonly number[], value: unknown];

/** What the linker of a language was asked, in the order of `AskedOfProject`. */
export interface KeptAsked extends Readonly<Record<keyof AskedBefore, readonly AskedRows[]>> {
  readonly texts: readonly string[];
  /** The distinct answers. */
  readonly answered: readonly unknown[];
}

/** By module or folder: each question, followed by the place of the answer in `answered`. */
export type AskedRows = readonly (readonly [of: number, pairs: readonly number[]])[];
