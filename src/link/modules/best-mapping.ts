import type { PathMapping } from "../project/tsconfig.js";

export interface BestMapping {
  readonly mapping: PathMapping;
  readonly star: string;
}

/** The mapping that a specifier is taken by: an exact pattern first, else the one with the longest text before its star. */
export function bestMapping(specifier: string, mappings: readonly PathMapping[]): BestMapping | null {
  let best: BestMapping | null = null;
  let longest = -1;
  for (const mapping of mappings) {
    const at = mapping.pattern.indexOf("*");
    if (at === -1) {
      if (mapping.pattern === specifier) return { mapping, star: "" };
      continue;
    }
    const before = mapping.pattern.slice(0, at);
    const after = mapping.pattern.slice(at + 1);
    const fits =
      specifier.length >= before.length + after.length && specifier.startsWith(before) && specifier.endsWith(after);
    if (fits && before.length > longest) {
      longest = before.length;
      best = { mapping, star: specifier.slice(before.length, specifier.length - after.length) };
    }
  }
  return best;
}
