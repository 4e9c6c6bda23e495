import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PYTHON } from "../python/packages.js";
import type { OracleRequest, OracleTable } from "./oracle-table.js";

/** The Python frameworks that can be asked, with what has to be installed for it. */
const NEEDED = {
  fastapi: ["fastapi", "httpx"],
  starlette: ["starlette", "httpx"],
  flask: ["flask"],
  django: ["django"],
  channels: ["channels"],
} as const;

export type PythonFramework = keyof typeof NEEDED;

/** One application of an oracle. */
export interface PythonApp {
  readonly framework: PythonFramework;
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Our name for it: `shop/main.py#app`. */
  readonly id: string;
  /** Whether it is written to start. What keeps the others from it is for the framework to say. */
  readonly starts: boolean;
}

/** Whether Debian's Python is there with what a framework needs; prints a line when it is not. */
export function canStart(framework: PythonFramework): boolean {
  const needed = NEEDED[framework].join(", ");
  const isThere = existsSync(PYTHON) && spawnSync(PYTHON, ["-c", `import ${needed}`]).status === 0;
  if (!isThere) console.log(`skipped: the routes of ${framework}, because Debian's python3 does not have ${needed}`);
  return isThere;
}

/** The applications of a framework, by name. */
export function appsOf(framework: PythonFramework): readonly PythonApp[] {
  const all = join(import.meta.dirname, framework, "apps");
  return readdirSync(all)
    .sort()
    .map((name) => {
      const folder = join(all, name);
      const described = JSON.parse(readFileSync(join(folder, "oracle.json"), "utf8")) as Description;
      return { framework, name, folder, id: described.app, starts: described.starts ?? true };
    });
}

/** `oracle.json` of an application; the rest of it is for `run.py`. */
interface Description {
  readonly app: string;
  readonly starts?: boolean;
}

/** Starts an application, and has its framework answer. */
export function askApp({ framework, folder }: PythonApp, requests: readonly OracleRequest[]): OracleTable {
  const script = join(import.meta.dirname, "python/run.py");
  // -B: it leaves no compiled files beside the sources.
  const { status, stdout, stderr } = spawnSync(PYTHON, ["-B", script, framework, folder], {
    input: JSON.stringify({ requests }),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`run.py failed for ${folder}: ${stderr}`);
  return JSON.parse(stdout) as OracleTable;
}
