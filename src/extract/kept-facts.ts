import { languageOf, type FileFacts } from "../model/facts.js";
import { FactsGoneError, type FactsStore } from "../model/facts-store.js";
import { lazyFacts, type ToldFacts } from "../model/told-facts.js";
import { dialectOf } from "./dialect.js";
import { stocked } from "./file-reader.js";
import type { KnownFacts } from "./read-sources.js";

/** What is told of a file, and the blob that it had then. */
export interface ToldFile {
  readonly blob: string;
  readonly told: ToldFacts;
}

/**
 * The facts of files that are what they were and lie in the store: they are read when somebody wants to know more than is told of them.
 */
export function keptFacts(told: (path: string) => ToldFile | undefined, store: FactsStore): KnownFacts {
  return (path, blob) => {
    const known = told(path);
    const dialect = dialectOf(path);
    if (known?.blob !== blob || dialect === null) return undefined;
    if (!store.has({ kind: "facts", dialect, blob })) return undefined;
    return lazyFacts(languageOf(dialect), known.told, () => {
      const facts = storedFacts(path, blob, store);
      if (facts === null) throw new FactsGoneError(`The facts of ${path} are no longer in the cache`);
      return facts;
    });
  };
}

/** The facts of a file of which the text is known by this blob, where they are in the store. */
export function storedFacts(path: string, blob: string, store: FactsStore): FileFacts | null {
  const dialect = dialectOf(path);
  const reading = dialect === null ? null : stocked(store, { kind: "facts", dialect, blob });
  return typeof reading === "string" ? null : reading;
}
