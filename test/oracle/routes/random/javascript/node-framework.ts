import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BuiltApp, buildApp, sourcePlace } from "../../build-node-app.js";
import { canStart, type NodeFramework } from "../../node-app.js";
import { AppServer } from "../app-server.js";
import type { RandomFramework } from "../compare-random.js";
import type { RandomOracle } from "../describe-random.js";
import type { Program } from "../program.js";
import type { Vocabulary } from "../program-arbitrary.js";
import type { Written } from "../source-file.js";
import { type JsDialect, writeJavaScript } from "./write-javascript.js";

interface NodeOracle {
  readonly name: NodeFramework;
  /** The runner in `node/`. */
  readonly runner: string;
  readonly vocabulary: Vocabulary;
  /** The dialect for one program. */
  readonly dialect: (program: Program) => JsDialect;
  readonly doubleSlashes: (program: Program) => boolean;
  readonly headsOfGets: boolean;
}

/** The random applications of a framework of Node. */
export function nodeOracle(oracle: NodeOracle): RandomOracle {
  const { name, vocabulary } = oracle;
  return { name, vocabulary, isThere: () => canStart(name), start: () => startNode(oracle) };
}

function startNode({ name, runner, dialect, doubleSlashes, headsOfGets }: NodeOracle): RandomFramework {
  const oracles = join(import.meta.dirname, "../..");
  const source = mkdtempSync(join(tmpdir(), "ssotlint-routes-"));
  // Where the framework's packages are found.
  const built = mkdtempSync(join(oracles, name, "node_modules/.random-"));
  const server = new AppServer(process.execPath, [join(oracles, "node/serve.mjs"), runner, built]);
  const apps = new Map<Written, { readonly folder: string; readonly app: BuiltApp }>();
  let count = 0;
  return {
    name: () => `a${String(count++).padStart(4, "0")}`,
    doubleSlashes,
    headsOfGets,
    write: (program, folder) => writeJavaScript(dialect(program), program, folder),
    place: (all) => {
      for (const written of all) {
        for (const [path, text] of Object.entries(written.files)) {
          mkdirSync(dirname(join(source, path)), { recursive: true });
          writeFileSync(join(source, path), text);
        }
        const folder = written.id.slice(0, written.id.indexOf("/"));
        apps.set(written, { folder, app: buildApp(join(source, folder), join(built, folder)) });
      }
    },
    ask: async (written, requests) => {
      const { folder, app } = apps.get(written)!;
      const table = await server.ask(written.load.replace(/\.ts#/, ".js#"), requests);
      // The runner says where things are in the built copy of all applications.
      return JSON.parse(JSON.stringify(table), (key, value: unknown) => {
        if (key !== "place" || value === null) return value;
        const place = value as { readonly file: string };
        return `${folder}/${sourcePlace(app, { ...place, file: place.file.slice(folder.length + 1) })}`;
      });
    },
    stop: () => {
      server.stop();
      for (const folder of [source, built]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
