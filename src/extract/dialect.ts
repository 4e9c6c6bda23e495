import type { Dialect } from "../model/facts.js";

/** How a file is to be parsed, from its path; null for what is not source code. */
export function dialectOf(path: string): Dialect | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (DECLARATIONS.test(name)) return "dts";
  const dot = name.lastIndexOf(".");
  // A file called `.ts` is a hidden file without an extension.
  return dot > 0 ? (DIALECTS.get(name.slice(dot)) ?? null) : null;
}

/** `.d.ts`, `.d.mts`, `.d.cts`, and the declarations of a file of another kind, such as `styles.d.css.ts`. */
const DECLARATIONS = /.\.d\.(?:[mc]?ts|[^.]+\.ts)$/;

const DIALECTS: ReadonlyMap<string, Dialect> = new Map<string, Dialect>([
  [".ts", "ts"],
  [".mts", "ts"],
  [".cts", "ts"],
  [".tsx", "tsx"],
  [".js", "js"],
  [".mjs", "js"],
  [".cjs", "js"],
  [".jsx", "jsx"],
  [".py", "py"],
  [".pyi", "pyi"],
]);
