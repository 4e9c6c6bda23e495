import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { ts } from "ts-morph";

export type Compiler = typeof ts;

/**
 * TypeScript 6, the last with the checker's API, from the oracle's own packages; null when they are not installed.
 * Its types come from ts-morph, which bundles the same version, so that types do not depend on what is installed here.
 */
export function loadCompiler(): Compiler | null {
  const require = createRequire(new URL("../packages/package.json", import.meta.url));
  // By its own place: by its name, the project's TypeScript 7 would be found where the oracle's packages are missing.
  const place = new URL("../packages/node_modules/typescript", import.meta.url);
  return existsSync(place) ? (require(fileURLToPath(place)) as Compiler) : null;
}
