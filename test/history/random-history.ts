import { rmSync } from "node:fs";
import fc from "fast-check";
import { git, repository, write } from "../snapshot/scratch.js";

/** A manifest for which each of the texts below counts something. */
export const MANIFEST = `version: 1
roles:
  socket:
    canonical: src/manager.ts#SocketManager
    match: { name: "*manager*" }
    variants:
      - { symbol: "src/other.ts#OtherManager", reason: for a while, until: 2025-03-05 }
imports:
  - { symbol: "src/manager.ts#SocketManager", from: src/manager.ts }
access:
  - { api: [process.env], owner: src/env.ts, reason: one place }
`;

const CLASS = "{ connect() {} disconnect() {} broadcast() {} sendToUser() {} }";

const TEXTS = [
  `export class SocketManager ${CLASS}\n`,
  `export class OtherManager ${CLASS}\n`,
  'import { SocketManager } from "./manager.js";\nexport const used = SocketManager;\nexport { SocketManager as Renamed };\n',
  'import { gone } from "./missing.js";\nexport const port = process.env.PORT;\n',
  'import express from "express";\nexport const app = express();\napp.get("/a", function one() {});\napp.get("/a", function two() {});\n',
  "export class {",
  null,
] as const;

const PATHS = ["src/manager.ts", "src/other.ts", "src/third.ts", "src/env.ts", "notes.txt"] as const;

/** One commit: files that are written or, with null, removed. */
export type Commit = Readonly<Partial<Record<(typeof PATHS)[number], (typeof TEXTS)[number]>>>;

export const commits: fc.Arbitrary<readonly Commit[]> = fc.array(
  fc.dictionary(fc.constantFrom(...PATHS), fc.constantFrom(...TEXTS), {
    minKeys: 0,
    maxKeys: 2,
  }),
  { minLength: 2, maxLength: 8 },
);

/** A repository with these commits, a day apart unless their days are given, by the manifest from the first one on. */
export async function historyOf(made: readonly Commit[], days: readonly string[] = []): Promise<string> {
  const root = await repository({
    "ssotlint.yaml": MANIFEST,
    "package.json": '{ "dependencies": { "express": "5" } }',
    "src/manager.ts": TEXTS[0],
  });
  for (const [index, files] of [{}, ...made].entries()) {
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(`${root}/${path}`, { force: true });
      else await write(root, { [path]: text });
    }
    commitOn(root, days[index] ?? `2025-03-${String(index + 1).padStart(2, "0")}`);
  }
  return root;
}

/** Commits everything, dated to noon of a day. */
export function commitOn(root: string, day: string, message = `on ${day}`): string {
  git(root, ["add", "--all"]);
  process.env["GIT_COMMITTER_DATE"] = `${day}T12:00:00Z`;
  process.env["GIT_AUTHOR_DATE"] = `${day}T11:00:00Z`;
  try {
    git(root, ["commit", "--quiet", "--allow-empty", `--message=${message}`]);
  } finally {
    delete process.env["GIT_COMMITTER_DATE"];
    delete process.env["GIT_AUTHOR_DATE"];
  }
  return git(root, ["rev-parse", "HEAD"]).trim();
}
