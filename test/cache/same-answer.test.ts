import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runCli } from "../run-cli.js";
import { git } from "../snapshot/scratch.js";

/** Files that mean something to one another: names, imports, roles, routes, configuration. */
const PATHS = [
  "src/manager.ts",
  "src/other.ts",
  "src/deep/index.ts",
  "src/app.ts",
  "lib/manager.py",
  "lib/__init__.py",
  "lib/app.py",
  "package.json",
  "tsconfig.json",
  ".gitignore",
  ".gitattributes",
  "notes.txt",
  "ssotlint.yaml",
];

const TEXTS: Readonly<Record<string, readonly string[]>> = {
  ts: [
    "export class SocketManager { connect() {} disconnect() {} broadcast() {} sendToUser() {} }\n",
    'import { SocketManager } from "./manager.js";\nexport class Other extends SocketManager {}\nexport { SocketManager as Renamed };\n',
    'export * from "../manager.js";\nexport * from "./missing.js";\n',
    'import express from "express";\nconst app = express();\napp.get("/a", function one() {});\napp.get("/a", function two() {});\n',
    "// ssotlint-allow duplicate-implementation: for now\r\nexport class SocketManager { connect() {} broadcast() {} sendToUser() {} }\r\n",
    "export class {",
    "",
  ],
  py: [
    "class SocketManager:\n    def connect(self): pass\n    def broadcast(self): pass\n    def send_to_user(self): pass\n",
    "from .manager import SocketManager, missing\nAlias = SocketManager\n",
    "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/a')\ndef one(): pass\n@app.get('/a')\ndef two(): pass\n",
    "def broken(:\n",
    "",
  ],
  json: ['{"name":"x","dependencies":{"express":"5"}}', '{"compilerOptions":{"paths":{"~/*":["./src/*"]}}}', "{"],
  gitignore: ["other.ts\n", "lib/\n", ""],
  gitattributes: ["*.py linguist-generated\n", "src/other.ts filter=x\n", ""],
  txt: ["a", "b"],
  yaml: [
    'version: 1\nroles:\n  socket:\n    canonical: src/manager.ts#SocketManager\n    match: { name: "*manager*" }\n',
    "version: 1\nsource: { exclude: [src/deep/**] }\n",
  ],
};

interface Step {
  readonly do: "write" | "rename" | "delete" | "stage" | "stageAll" | "commit";
  readonly path: string;
  readonly to: string;
  readonly text: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    // Written after it was staged, a file is staged by half.
    do: fc.constantFrom("write", "write", "write", "rename", "delete", "stage", "stageAll", "commit"),
    path: fc.constantFrom(...PATHS),
    to: fc.constantFrom(...PATHS),
    text: fc.nat(6),
  }),
  { minLength: 3, maxLength: 9 },
);

function textFor(path: string, index: number): string {
  const texts = TEXTS[path.slice(path.lastIndexOf(".") + 1)] ?? [""];
  return texts[index % texts.length] ?? "";
}

function take(root: string, { do: what, path, to, text }: Step): void {
  switch (what) {
    case "write":
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), textFor(path, text));
      break;
    case "rename":
      mkdirSync(dirname(join(root, to)), { recursive: true });
      try {
        renameSync(join(root, path), join(root, to));
      } catch {
        // It is not there.
      }
      break;
    case "delete":
      rmSync(join(root, path), { force: true });
      break;
    case "stage":
      try {
        git(root, ["add", "--", path]);
      } catch {
        // It is not there, or ignored.
      }
      break;
    case "stageAll":
      git(root, ["add", "--all"]);
      break;
    case "commit":
      git(root, ["commit", "--quiet", "--allow-empty", "--message=x"]);
      break;
  }
}

/** More are for whoever changes something here. */
const RUNS = Number(process.env["SSOTLINT_RANDOM_EDITS"] ?? 6);

test("whatever was edited in between, a cached answer is the one without a cache", { timeout: 600_000 }, async () => {
  let asked = 0;
  let judged = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const top = realpathSync(mkdtempSync(join(tmpdir(), "ssotlint-same-")));
      const root = join(top, "repository");
      const cache = join(top, "cache");
      mkdirSync(root);
      git(root, ["init", "--quiet", "--initial-branch=main"]);
      git(root, ["commit", "--quiet", "--allow-empty", "--message=first"]);
      for (const path of ["src/manager.ts", "src/other.ts", "lib/manager.py"])
        take(root, { do: "write", path, to: path, text: 0 });
      for (const step of all) {
        take(root, step);
        for (const which of [[], ["--staged"], ["--ref", "HEAD"], ["--since", "HEAD"]]) {
          const args = ["check", "-r", asked % 2 === 0 ? "json" : "console", ...which];
          const plain = await runCli(root, [...args, "--no-cache"]);
          const cached = await runCli(root, [...args, "--cache-dir", cache]);
          const again = await runCli(root, [...args, "--cache-dir", cache]);
          expect([step, which, cached]).toEqual([step, which, plain]);
          expect([step, which, again]).toEqual([step, which, plain]);
          asked++;
          // A manifest that is wrong, or one that names what is not there, is told the same way.
          if (plain.code !== 2) judged++;
        }
      }
      rmSync(top, { recursive: true, force: true });
    }),
    { numRuns: RUNS },
  );
  expect(asked).toBeGreaterThan(100);
  expect(judged).toBeGreaterThan(asked / 2);
});
