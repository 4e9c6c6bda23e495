import { createRequire } from "node:module";
import type { ts } from "ts-morph";

export type Compiler = typeof ts;

/**
 * TypeScript 6, the last with the checker's API, from the oracle's own packages; null when they are not installed.
 * Its types come from ts-morph, which bundles the same version, so that types do not depend on what is installed here.
 */
export function loadCompiler(): Compiler | null {
  try {
    return createRequire(new URL("../packages/package.json", import.meta.url))("typescript") as Compiler;
  } catch {
    return null;
  }
}
