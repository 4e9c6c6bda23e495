import type { Dialect } from "../model/facts.js";

/** How a file is to be parsed, from its path; null for what is not source code. */
export function dialectOf(path: string): Dialect | null {
  const dot = path.lastIndexOf(".");
  // The extension first: this is asked of every file, and several times.
  const dialect = DIALECTS.get(path.slice(dot));
  if (dialect === undefined) return null;
  const start = path.lastIndexOf("/") + 1;
  // A file called `.ts` is a hidden file without an extension.
  if (dot === start) return null;
  return dialect === "ts" && DECLARATIONS.test(path.slice(start)) ? "dts" : dialect;
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
