import type { Dialect, FileFacts } from "../model/facts.js";
import { languageOf } from "../model/facts.js";

/** Reads the facts of one text. Never throws for what is in the text: what cannot be read is a problem in the facts. */
export type Extractor = (text: string, dialect: Dialect) => FileFacts;

/** The extractor of a dialect, loaded with its parser at the first request, so that a run whose facts are all cached loads no parser. */
export async function loadExtractor(dialect: Dialect): Promise<Extractor> {
  if (languageOf(dialect) === "typescript")
    return (await import("./typescript/extract-typescript.js")).extractTypeScript;
  return (await import("./python/extract-python.js")).loadPython();
}

/** The facts of one LF-normalised text (see `decode`). */
export async function extract(text: string, dialect: Dialect): Promise<FileFacts> {
  const extractor = await loadExtractor(dialect);
  return extractor(text, dialect);
}
