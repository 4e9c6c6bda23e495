import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadCompiler } from "../typescript-names/compiler.js";
import { buildApp, type BuiltApp, sourcePlace } from "./build-node-app.js";
import type { OracleRequest, OracleTable } from "./oracle-table.js";

/** The runners in `node/`, by the folders beside this file whose applications they start. */
const RUNNERS = {
  express4: "express",
  express5: "express",
  fastify: "fastify",
  hono: "hono",
  koa: "koa",
  nest10: "nest",
  nest11: "nest",
  next: "next",
  socketio: "socketio",
  ws: "ws",
} as const;

/** Where applications are copied to; Next.js takes what is below node_modules for packages. */
const COPIES: Readonly<Record<string, string>> = { next: ".applications" };

/** The folders whose applications run on several versions. */
const SHARED: Readonly<Record<string, string>> = { nest10: "nest", nest11: "nest" };

export type NodeFramework = keyof typeof RUNNERS;

/** One application of an oracle. */
export interface NodeApp {
  readonly framework: NodeFramework;
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
  /** Our name for it: `src/app.ts#createApp`. */
  readonly id: string;
  /** The file and the name that the application, or a factory of it, is exported by. */
  readonly load: string;
  /** Requests that its routes may match where their paths do not say what they match: `GET /feeds/atom`. */
  readonly samples: readonly string[];
  /** Whether it starts at all: a duplicate keeps some frameworks from it. */
  readonly starts: boolean;
  /** Texts of files that say which of several versions it runs on. */
  readonly replaced: Readonly<Record<string, string>>;
}

/** One item of the `oracle.json` of an application; `load` is `app` unless it says otherwise. */
interface Description {
  readonly app: string;
  readonly load?: string;
  readonly samples?: readonly string[];
  readonly starts?: boolean;
  /** The only one of several versions that it is written for. */
  readonly only?: NodeFramework;
}

/** Whether a framework and what reads TypeScript are installed; prints a line when they are not. */
export function canStart(framework: NodeFramework): boolean {
  const isThere = existsSync(join(import.meta.dirname, framework, "node_modules"));
  if (!isThere)
    console.log(`skipped: the routes of ${framework}, because test/oracle/routes/${framework} is not installed`);
  const hasCompiler = loadCompiler() !== null;
  if (!hasCompiler) console.log(`skipped: the routes of ${framework}, because test/oracle/packages is not installed`);
  return isThere && hasCompiler;
}

/** The applications of a framework, by name. */
export function appsOf(framework: NodeFramework): readonly NodeApp[] {
  const all = join(import.meta.dirname, SHARED[framework] ?? framework, "apps");
  return readdirSync(all)
    .sort()
    .flatMap((name) => {
      const folder = join(all, name);
      const described = JSON.parse(readFileSync(join(folder, "oracle.json"), "utf8")) as readonly Description[];
      const own = described.filter(({ only = framework }) => only === framework);
      return own.map(({ app, load = app, samples = [], starts = true }) => ({
        framework,
        name,
        folder,
        id: app,
        load,
        samples,
        starts,
        replaced: versionFiles(framework, folder),
      }));
    });
}

/** The copies that have been made, so that what a framework builds in one is built once. */
const BUILT = new Map<string, BuiltApp>();

/** Starts an application, and has its framework answer. */
export function askApp(
  { framework, name, folder, load, samples }: NodeApp,
  requests: readonly OracleRequest[],
): OracleTable {
  const copy = join(import.meta.dirname, framework, COPIES[framework] ?? "node_modules/.applications", name);
  const built = BUILT.get(copy) ?? buildApp(folder, copy);
  BUILT.set(copy, built);
  const runner = join(import.meta.dirname, "node/run.mjs");
  const file = load.replace(/\.([mc]?)ts#/, ".$1js#");
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, RUNNERS[framework], built.folder, file], {
    input: JSON.stringify({ requests, samples }),
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    // Express prints the errors that it answers with, but for tests.
    env: { ...process.env, NODE_ENV: "test" },
  });
  if (status !== 0) throw new Error(`run.mjs failed for ${folder}: ${stderr}`);
  return JSON.parse(stdout, (key, value: unknown) =>
    key === "place" ? sourcePlace(built, value) : value,
  ) as OracleTable;
}

/** A package that runs on several versions, as it is when one of them is installed. */
function versionFiles(framework: NodeFramework, folder: string): Readonly<Record<string, string>> {
  if (SHARED[framework] === undefined) return {};
  const text = readFileSync(join(folder, "package.json"), "utf8");
  return { "package.json": text.replaceAll(/"\^\d+\.0\.0 \|\| [^"]*"/g, `"^${framework.replace(/\D+/, "")}.0.0"`) };
}
