import { languageOf, type Dialect, type FileFacts } from "../model/facts.js";
import type { ReadingKind } from "../model/facts-store.js";
import type { FlowFacts } from "../model/flow.js";
import { FILE_START } from "../model/span.js";
import { decode } from "./decode.js";
import { emptyFacts } from "./empty-facts.js";
import { extract } from "./extract.js";
import { extractFlow } from "./extract-flow.js";
import { packFlow } from "./pack-flow.js";
import { generatedKind, type GeneratedKind } from "./generated.js";

/** What the bytes of a file give, by kind: a pure function of them and of how they are to be parsed. JSON-safe. */
export interface Readings extends Readonly<Record<ReadingKind, unknown>> {
  /** Or why there are none. */
  readonly facts: FileFacts | "binary" | "tooLarge" | GeneratedKind;
  readonly flow: FlowFacts | "noText";
}

/** Larger files are written by programs, and take longer than all others together. */
const LARGEST = 2 * 1024 * 1024;

/** Reads one thing of a file's bytes. */
export async function readBytes<K extends ReadingKind>(
  kind: K,
  bytes: Uint8Array,
  dialect: Dialect,
): Promise<Readings[K]> {
  return (kind === "facts" ? readFacts(bytes, dialect) : readFlow(bytes, dialect)) as Promise<Readings[K]>;
}

async function readFacts(bytes: Uint8Array, dialect: Dialect): Promise<Readings["facts"]> {
  if (bytes.length > LARGEST && bytes.length - lineEnds(bytes) > LARGEST) return "tooLarge";
  const decoded = decode(bytes, languageOf(dialect));
  if (decoded.kind === "binary") return "binary";
  if (decoded.kind === "undecodable") {
    return emptyFacts(dialect, [{ kind: "encoding", span: FILE_START, message: decoded.message }]);
  }
  return generatedKind(decoded.text) ?? extract(decoded.text, dialect);
}

async function readFlow(bytes: Uint8Array, dialect: Dialect): Promise<Readings["flow"]> {
  const decoded = decode(bytes, languageOf(dialect));
  return decoded.kind === "text" ? packFlow(await extractFlow(decoded.text, dialect)) : "noText";
}

/** How many bytes a file loses when its line ends become LF: it is as large as git says, whatever stands on disk. */
function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(CR); at !== -1; at = bytes.indexOf(CR, at + 1)) if (bytes[at + 1] === LF) count++;
  return count;
}

const CR = 13;
const LF = 10;
