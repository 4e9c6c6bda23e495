import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { PYTHON } from "../../../python/packages.js";
import { AppServer } from "../app-server.js";
import type { RandomFramework } from "../compare-random.js";
import { canStart } from "../../python-app.js";
import type { RandomOracle } from "../describe-random.js";
import { FASTAPI_WORDS } from "./vocabulary.js";
import { writeFastapi } from "./write-fastapi.js";

/** Debian's FastAPI. */
export const FASTAPI: RandomOracle = {
  name: "fastapi",
  vocabulary: FASTAPI_WORDS,
  isThere: () => canStart("fastapi"),
  start: startFastapi,
};

function startFastapi(): RandomFramework {
  const folder = mkdtempSync(join(tmpdir(), "ssotlint-routes-"));
  const script = join(import.meta.dirname, "../../python/serve.py");
  const server = new AppServer(PYTHON, ["-B", script, folder]);
  let count = 0;
  return {
    name: () => `a${String(count++).padStart(4, "0")}`,
    doubleSlashes: () => true,
    headsOfGets: false,
    write: writeFastapi,
    place: (written) => {
      for (const { files } of written) {
        for (const [path, text] of Object.entries(files)) {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), text);
        }
      }
    },
    ask: ({ load }, requests) => server.ask(load, requests),
    stop: () => {
      server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
