import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { MAILER, mailer } from "../action/mailer-repository.js";
import { git, repository, write } from "../snapshot/scratch.js";

/** What a hook has to do, whoever starts it: a commit that breaks a single source of truth is refused, and no other is. */
export interface Scenario {
  readonly name: string;
  /** Changes and stages files, and gives the arguments of `git commit`. */
  readonly prepare: (root: string) => Promise<readonly string[]>;
  /** A part of what is said when it is refused; null when it passes. */
  readonly refusal: string | null;
}

const RIVAL = mailer("SecondMailer");
const HARMLESS = "export const second = 2;\n";

export const SCENARIOS: readonly Scenario[] = [
  {
    name: "a commit that brings in a rival",
    prepare: (root) => staged(root, { "src/second.ts": RIVAL }),
    refusal: "src/second.ts",
  },
  {
    name: "a commit that brings in nothing of the kind",
    prepare: (root) => staged(root, { "src/second.ts": HARMLESS }),
    refusal: null,
  },
  {
    name: "a file whose staged half is a rival",
    prepare: async (root) => {
      await staged(root, { "src/first.ts": RIVAL });
      await write(root, { "src/first.ts": HARMLESS });
      return [];
    },
    refusal: "src/first.ts",
  },
  {
    name: "a file whose half that is not staged is a rival",
    prepare: async (root) => {
      await staged(root, { "src/first.ts": HARMLESS });
      await write(root, { "src/first.ts": RIVAL });
      return [];
    },
    refusal: null,
  },
  {
    name: "a rival that git does not track",
    prepare: async (root) => {
      await staged(root, { "src/first.ts": HARMLESS });
      await write(root, { "src/second.ts": RIVAL });
      return [];
    },
    refusal: null,
  },
  {
    name: "git commit -a with a rival that is not staged",
    prepare: async (root) => {
      await write(root, { "src/first.ts": RIVAL });
      return ["--all"];
    },
    refusal: "src/first.ts",
  },
  {
    name: "git commit of one file, beside a staged rival in another",
    prepare: async (root) => {
      await staged(root, { "src/second.ts": RIVAL });
      await write(root, { "src/first.ts": HARMLESS });
      return ["--", "src/first.ts"];
    },
    refusal: null,
  },
  {
    name: "the deletion of the one",
    prepare: async (root) => {
      await rm(join(root, "src/mailer.ts"));
      git(root, ["add", "--all"]);
      return [];
    },
    refusal: "src/mailer.ts",
  },
  {
    name: "an edit of the manifest alone",
    prepare: (root) =>
      staged(root, { "ssotlint.yaml": MAILER["ssotlint.yaml"].replace("src/mailer.ts", "src/other.ts") }),
    refusal: "src/other.ts",
  },
];

/** A repository with one mailer, and with what the hook needs, committed. */
export async function hookedRepository(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await repository({ ...MAILER, "src/first.ts": "export const first = 1;\n", ...files });
  for (const [name, value] of [
    ["user.name", "A"],
    ["user.email", "a@example.org"],
  ] as const)
    git(root, ["config", name, value]);
  git(root, ["add", "--all"]);
  git(root, ["commit", "--quiet", "--message=start"]);
  return root;
}

/** Commits as the scenario says, expects what it says, and leaves the repository as it was. */
export async function play({ prepare, refusal }: Scenario, root: string, environment = process.env): Promise<void> {
  const before = headOf(root);
  const args = await prepare(root);
  const left = git(root, ["status", "--porcelain"]);
  const { status, stdout, stderr } = spawnSync("git", ["commit", "--message=x", ...args], {
    cwd: root,
    encoding: "utf8",
    env: environment,
  });
  const said = stdout + stderr;
  try {
    expect({ said, isCommitted: headOf(root) !== before }).toMatchObject({ isCommitted: refusal === null });
    expect(status === 0).toBe(refusal === null);
    if (refusal !== null) expect(said).toContain(refusal);
    // Whatever the hook does to the files meanwhile, they are afterwards as they were.
    if (refusal !== null) expect(git(root, ["status", "--porcelain"])).toBe(left);
  } finally {
    git(root, ["reset", "--quiet", "--hard", before]);
    git(root, ["clean", "--quiet", "-d", "--force"]);
  }
}

async function staged(root: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  await write(root, files);
  git(root, ["add", ...Object.keys(files)]);
  return [];
}

function headOf(root: string): string {
  return git(root, ["rev-parse", "HEAD"]).trim();
}
