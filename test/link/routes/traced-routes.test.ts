import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFlow } from "../../../src/extract/read-flow.js";
import { linkRoutes } from "../../../src/link/routes/link-routes.js";
import { linkTracedRoutes, type TracedInput, type TracedRoutes } from "../../../src/link/routes/link-traced-routes.js";
import { defaultManifest } from "../../../src/manifest/defaults.js";
import { memorySnapshot } from "../../../src/snapshot/memory-snapshot.js";
import { linked } from "../link-memory.js";
import { lineOf } from "./routes-memory.js";

type Files = Readonly<Record<string, string>>;

/** What linking needs of these files; of those that `isAtHand` says so of, the flow is there at once. */
async function inputOf(files: Files, isAtHand: (path: string) => boolean = () => false): Promise<TracedInput> {
  const snapshot = await memorySnapshot(files, { symlinks: {} });
  const flows = await readFlow(snapshot, Object.keys(files));
  return {
    graph: await linked(files),
    settings: defaultManifest().routes,
    readFlow: async (paths) => new Map([...flows].filter(([path]) => paths.includes(path))),
    flowAtHand: (path) => (isAtHand(path) ? (flows.get(path) ?? null) : null),
    identify: (paths) => new Map(paths.flatMap((path) => (path in files ? [[path, files[path] ?? ""]] : []))),
  };
}

/** As it comes back from a disk. */
function stored(routes: TracedRoutes): TracedRoutes {
  return JSON.parse(JSON.stringify(routes)) as TracedRoutes;
}

/** By file, what it may have in it. `null`: it is not there. Prefixes, routers and handlers come from here and there. */
const VARIANTS: Readonly<Record<string, readonly (string | null)[]>> = {
  "package.json": ['{ "dependencies": { "express": "^4.18.0" } }', '{ "dependencies": { "express": "^5.0.0" } }'],
  "requirements.txt": ["fastapi>=0.110", "fastapi==0.90"],
  "src/app.ts": [
    'import express from "express";\nimport { users } from "./users";\nimport { PREFIX } from "./lib";\nconst app = express();\napp.use(PREFIX, users);\nexport default app;',
    'import express from "express";\nimport * as lib from "./lib";\nimport * as all from "./users";\nexport const app = express();\napp.use(lib.PREFIX, all.users);\napp.get("/user*", (req, res) => res.end());',
    'import express from "express";\nimport { mount } from "./other";\nconst app = express();\nmount(app);',
    'import { users } from "./users";',
  ],
  "src/users.ts": [
    'import { Router } from "express";\nimport { name } from "./lib";\nimport { show } from "./handlers";\nexport const users = Router();\nusers.get("/" + name, show);\nusers.get("/" + name + "/:id", show);',
    'export { users } from "./other";',
    'import { users as others } from "./other";\nexport const users = others;\nusers.post("/more", () => {});',
  ],
  "src/other.ts": [
    'import { Router } from "express";\nimport { show } from "./handlers";\nexport const users = Router();\nusers.get("/other", show);\nexport function mount(app) { app.use("/mounted", users); }',
    "export const users = 3;\nexport function mount(app) {}",
    null,
  ],
  "src/lib.ts": [null, 'export const PREFIX = "/lib";\nexport const name = "shadow";'],
  "src/lib/index.ts": [
    'export * from "./names";\nexport * from "./prefix";',
    'export * from "./names";\nexport { name as PREFIX } from "./names";',
    'export * from "./prefix";\nexport * from "./names";\nexport const other = 1;',
    'export * from "./names";\nexport const PREFIX = "/api";',
    null,
  ],
  "src/lib/names.ts": ['export const name = "a";', 'export const name = "b";', 'export const title = "x";'],
  "src/lib/prefix.ts": ['export const PREFIX = "/p";', 'export const PREFIX = process.env.P ?? "/q";', null],
  "src/handlers.ts": [
    "export function show(req, res) {}",
    "\n\nexport function show(req, res, next) { next(); }",
    'export { show } from "./unrelated";',
  ],
  "src/unrelated.ts": ["export function show() {}", "export const show = 4;\nexport const more = 5;", "export {};"],
  "main.py": [
    "from fastapi import FastAPI\nfrom api import router\nfrom conf import *\napp = FastAPI()\napp.include_router(router, prefix=PREFIX)",
    "from fastapi import FastAPI\nfrom api.users import router as users\nimport conf\napp = FastAPI()\napp.include_router(users, prefix=conf.PREFIX)",
    "from fastapi import FastAPI\nimport api\napp = FastAPI()\napp.include_router(api.users.router)",
  ],
  "api/__init__.py": ["from .users import router", "", "from .users import *", "from . import users", null],
  "api/users.py": [
    'from fastapi import APIRouter\nrouter = APIRouter()\n@router.get("/u")\ndef show(): ...',
    "from fastapi import APIRouter\nfrom conf import PATH\nrouter = APIRouter()\n@router.get(PATH)\ndef show(): ...",
    "from deep import router",
  ],
  "conf.py": ['PREFIX = "/v1"\nPATH = "/x"', 'PREFIX = "/v2"', "from deep import *", null],
  "deep.py": [
    'PREFIX = "/deep"\nPATH = "/dp"',
    'from fastapi import APIRouter\nPREFIX = "/deeper"\nrouter = APIRouter()\n@router.get("/r")\ndef r(): ...',
    "__all__ = []\nPATH = 3",
  ],
  "util.py": ["def work(): ...", "import conf\ndef work(): return conf.PATH"],
};

const PATHS = Object.keys(VARIANTS);

const edit = fc
  .constantFrom(...PATHS)
  .chain((path) => fc.constantFrom(...(VARIANTS[path] ?? [])).map((text) => ({ path, text })));

function edited(files: Files, { path, text }: { readonly path: string; readonly text: string | null }): Files {
  const { [path]: _, ...others } = files;
  return text === null ? others : { ...others, [path]: text };
}

const START: Files = Object.fromEntries(
  PATHS.flatMap((path) => (VARIANTS[path] ?? []).slice(0, 1).flatMap((text) => (text === null ? [] : [[path, text]]))),
);

describe("routes with what they depend on", () => {
  test("are after any edits what they are from scratch, wherever the files come from", async () => {
    const seen = { kept: 0, made: 0 };
    const edits = fc.array(fc.tuple(edit, fc.nat({ max: 2 ** PATHS.length - 1 })), { minLength: 4, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(edits, async (steps) => {
        let files = START;
        let last = await linkTracedRoutes(await inputOf(files), null);
        for (const [step, mask] of steps) {
          files = edited(files, step);
          const previous = stored(last);
          const input = await inputOf(files, (path) => ((mask >> PATHS.indexOf(path)) & 1) === 1);
          last = await linkTracedRoutes(input, previous);
          seen[last === previous ? "kept" : "made"]++;
          expect(last.trace).not.toBeNull();
          expect(last.table).toEqual(await linkRoutes(await inputOf(files)));
        }
      }),
      { numRuns: 40 },
    );
    // Both happen, else the test says nothing.
    expect(seen.kept).toBeGreaterThan(20);
    expect(seen.made).toBeGreaterThan(20);
  });

  test("are kept as JSON", async () => {
    const traced = await linkTracedRoutes(await inputOf(START), null);
    const lines = traced.table.routes.map(lineOf);
    expect(lines).toContain("GET /p/a/:id -> src/handlers.ts#show");
    expect(lines).toContain("GET /v1/u -> api/users.py#show");
    expect(stored(traced)).toEqual(traced);
  });

  test.each<[what: string, path: string, text: string, outcome: "kept" | "made"]>([
    ["a file that no route needs", "src/unrelated.ts", "export const show = 1;", "kept"],
    ["a file beside Python's routes", "util.py", "x = 1", "kept"],
    ["a constant in a prefix", "src/lib/prefix.ts", 'export const PREFIX = "/new";', "made"],
    ["what only hands names on", "src/lib/index.ts", 'export { name as PREFIX, name } from "./names";', "made"],
    ["how it hands them on", "src/lib/index.ts", 'export { name } from "./names";\nexport * from "./prefix";', "kept"],
    ["a handler, which may pass on", "src/handlers.ts", "export function show(a, b, next) { next(); }", "made"],
    ["a name in a way of re-exports", "src/lib/names.ts", "export {};", "made"],
    ["a version", "package.json", '{ "dependencies": { "express": "^5.0.0" } }', "made"],
    ["a new file", "src/new.ts", "export {};", "made"],
  ])("after an edit of %s", async (_, path, text, outcome) => {
    const previous = await linkTracedRoutes(await inputOf(START), null);
    const next = await linkTracedRoutes(await inputOf({ ...START, [path]: text }), previous);
    expect(next === previous ? "kept" : "made").toBe(outcome);
  });

  test("are made anew with one reading of what has changed", async () => {
    const previous = await linkTracedRoutes(await inputOf(START), null);
    const files = { ...START, "src/lib/prefix.ts": 'export const PREFIX = "/new";' };
    const asked: (readonly string[])[] = [];
    const input = await inputOf(files, (path) => path !== "src/lib/prefix.ts");
    const { table } = await linkTracedRoutes(
      { ...input, readFlow: (paths) => (asked.push(paths), input.readFlow(paths)) },
      previous,
    );
    expect(asked[0]).toEqual(["src/lib/prefix.ts"]);
    // And the files that are run whatever they need.
    expect(asked).toHaveLength(2);
    expect(table.routes.map(lineOf)).toContain("GET /new/a -> src/handlers.ts#show");
  });

  test("are made anew for other settings, and for what cannot be identified", async () => {
    const input = await inputOf(START);
    const previous = await linkTracedRoutes(input, null);
    const wrapper = { call: "x", like: "y", place: { file: "ssotlint.yaml", span: [1, 1, 1, 2] as const } };
    const settings = { ...input.settings, wrappers: [wrapper] };
    expect(await linkTracedRoutes({ ...input, settings }, previous)).not.toBe(previous);
    const anonymous = { ...input, identify: () => new Map<string, string>() };
    expect(await linkTracedRoutes(anonymous, previous)).toEqual({ table: previous.table, trace: null });
  });
});
