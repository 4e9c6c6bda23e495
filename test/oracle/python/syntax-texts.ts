import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ACCEPTED, REJECTED } from "../../extract/python/syntax-cases.js";
import { PACKAGES, ROOT } from "./packages.js";

type Texts = ReadonlyMap<string, Uint8Array>;

/** The modules of Debian's packages by their paths. */
export function packageTexts(): Texts {
  const texts = new Map<string, Uint8Array>();
  for (const name of PACKAGES) {
    const paths = readdirSync(join(ROOT, name), { recursive: true, encoding: "utf8" });
    for (const path of paths.filter((it) => /\.pyi?$/.test(it)).sort()) {
      texts.set(join(name, path), readFileSync(join(ROOT, name, path)));
    }
  }
  return texts;
}

/** The short texts of the extractor's tests. */
export function snippets(): Texts {
  return named([...ACCEPTED.map(([, text]) => text), ...REJECTED.map(([text]) => text)]);
}

/**
 * Every short text with each of its tokens left out, doubled, swapped with the next, or replaced by another, and cut off before it: what
 * stands in files that somebody is editing, and many things that nobody would think of.
 */
export function edits(): Texts {
  const kept = ACCEPTED.filter(([name]) => !NOT_EDITED.has(name));
  const originals = [...kept.map(([, text]) => text), ...REJECTED.map(([text]) => text)];
  return named(originals.flatMap((text) => [...editsOf(text)]));
}

/** The grammar has no slices in annotations, and only the plain ones are helped along. */
const NOT_EDITED: ReadonlySet<string> = new Set(["slices in annotations"]);

const TOKEN = /\w+|[^\S\n]+|\n|[^\w\s]/gu;
const INSTEAD = ["(", ")", ":", ",", "=", "*", "x", "'", " ", "\n"];

function* editsOf(text: string): Iterable<string> {
  const tokens = text.match(TOKEN) ?? [];
  for (const [index, token] of tokens.entries()) {
    const before = tokens.slice(0, index).join("");
    const after = tokens.slice(index + 1).join("");
    const next = tokens[index + 1] ?? "";
    yield before;
    yield before + after;
    yield before + token + token + after;
    yield before + next + token + after.slice(next.length);
    for (const other of INSTEAD) yield before + other + after;
  }
}

function named(texts: readonly string[]): Texts {
  const encoder = new TextEncoder();
  return new Map(texts.map((text) => [text, encoder.encode(text)]));
}
