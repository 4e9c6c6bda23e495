import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { crc32 } from "node:zlib";
import { CACHE_ENDINGS, namesIn } from "./cache-files.js";
import { makeFolder } from "../disk/make-folder.js";

/** The last answer to a question, with what it was given for. */
export interface KeptAnswer {
  /** Tells the input from all others. */
  readonly key: string;
  /** What else was read on the way: paths, and the blobs that they had. */
  readonly reads: ReadonlyMap<string, string>;
  /** Whatever `structuredClone` can copy. */
  readonly value: unknown;
}

export interface AnswerStoreOptions {
  readonly directory: string;
  /** Only answers of this name are read. Letters, digits and dashes. */
  readonly name: string;
  /** Told, once, when an answer cannot be written. */
  readonly onProblem: (sentence: string) => void;
}

/** Keeps the last answer to each question. Never throws for what is on the disk: what cannot be read is not there. */
export interface AnswerStore {
  /** @param question letters and digits */
  readonly read: (question: string) => KeptAnswer | null;
  readonly write: (question: string, answer: KeptAnswer) => void;
}

/** One file a question: magic (8 bytes) · CRC-32 of the rest (u32, little-endian) · the answer as V8 serialises it. */
export function answerStore({ directory, name, onProblem }: AnswerStoreOptions): AnswerStore {
  const fileOf = (question: string): string => join(directory, `${name}.${question}${CACHE_ENDINGS.answer}`);
  let isTold = false;
  return {
    read: (question) => decodeAnswer(fileOf(question)),
    write: (question, answer) => {
      const file = fileOf(question);
      const beside = `${file}.${randomBytes(6).toString("hex")}${CACHE_ENDINGS.beside}`;
      try {
        const body = serialize(answer);
        const head = Buffer.alloc(HEAD);
        head.write(MAGIC, "latin1");
        head.writeUInt32LE(crc32(body), MAGIC.length);
        makeFolder(directory);
        writeFileSync(beside, Buffer.concat([head, body]), { flag: "wx" });
        renameSync(beside, file);
        removeOld(directory, file);
      } catch (error) {
        rmSync(beside, { force: true });
        if (isTold) return;
        isTold = true;
        const { code } = error as NodeJS.ErrnoException;
        onProblem(`The cache in ${directory} cannot be written (${code ?? String(error)}): the next run starts anew.`);
      }
    },
  };
}

const MAGIC = "SSOTA\0\0\u0001";
const HEAD = MAGIC.length + 4;

function decodeAnswer(file: string): KeptAnswer | null {
  try {
    const bytes = readFileSync(file);
    if (bytes.length < HEAD || bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) return null;
    const body = bytes.subarray(HEAD);
    return crc32(body) === bytes.readUInt32LE(MAGIC.length) ? (deserialize(body) as KeptAnswer) : null;
  } catch {
    return null;
  }
}

/** Answers that nobody has asked for again. */
function removeOld(directory: string, newest: string): void {
  const now = statSync(newest).mtimeMs;
  for (const name of namesIn(directory)) {
    const file = join(directory, name);
    const age = now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now);
    if (name.endsWith(CACHE_ENDINGS.answer) && age > MOST_AGE) rmSync(file, { force: true });
  }
}

/** A month, in milliseconds. */
const MOST_AGE = 30 * 24 * 60 * 60 * 1000;
