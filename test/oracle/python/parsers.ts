import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { PYTHON } from "./packages.js";

/** A CPython that parses. */
export interface Parser {
  readonly version: string;
  /** For each source what is wrong with it; null where it parses. */
  readonly errorsOf: (sources: readonly Uint8Array[]) => readonly (string | null)[];
}

/** The newest CPython, from the oracle's own packages; null when they are not installed. */
export async function loadNewestParser(): Promise<Parser | null> {
  const place = new URL("node_modules/pyodide/pyodide.mjs", import.meta.url);
  if (!existsSync(place)) return null;
  const { loadPyodide } = (await import(place.href)) as Pyodide;
  const python = await loadPyodide({ indexURL: fileURLToPath(new URL(".", place)) });
  python.runPython(SCRIPT);
  const errorOf = python.globals.get("error_of");
  return {
    version: python.globals.get("version")() ?? "",
    errorsOf: (sources) => sources.map((source) => errorOf(new Uint8Array(source)) ?? null),
  };
}

/** What is used of the package, whose types are not there when it is not installed. */
interface Pyodide {
  readonly loadPyodide: (options: { readonly indexURL: string }) => Promise<{
    readonly runPython: (code: string) => unknown;
    readonly globals: { readonly get: (name: string) => (source?: Uint8Array) => string | undefined };
  }>;
}

/** Debian's interpreter, which is an older one; null when it is not there. */
export function loadDebianParser(): Parser | null {
  const ask = (sources: readonly Uint8Array[]): Answer => {
    const input = JSON.stringify(sources.map((source) => Buffer.from(source).toString("base64")));
    const options = { input, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
    const { status, stdout, stderr } = spawnSync(PYTHON, ["-B", "-c", `${SCRIPT}\nmain()`], options);
    if (status !== 0) throw new Error(`parse.py failed: ${stderr}`);
    return JSON.parse(stdout) as Answer;
  };
  if (!existsSync(PYTHON)) return null;
  return { version: ask([]).version, errorsOf: (sources) => ask(sources).errors };
}

interface Answer {
  readonly version: string;
  readonly errors: readonly (string | null)[];
}

const SCRIPT = readFileSync(new URL("parse.py", import.meta.url), "utf8");
