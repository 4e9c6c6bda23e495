import { execFileSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { env } from "node:process";

import { afterAll, afterEach, vi } from "vitest";

import type { Snapshot } from "../../src/model/snapshot.js";

// The tests may run inside a git hook, and on a machine with settings of its own.
for (const name of Object.keys(env)) if (name.startsWith("GIT_")) delete env[name];
env["GIT_CONFIG_GLOBAL"] = "/dev/null";
env["GIT_CONFIG_NOSYSTEM"] = "1";

const scratches: string[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
});

afterAll(async () => {
  await Promise.all(scratches.map((path) => rm(path, { recursive: true, force: true })));
});

/** An empty directory of its own, free of symlinks, gone after the tests of the file. Others may enter it, which the tests about permissions need. */
export async function scratchDirectory(): Promise<string> {
  const path = await realpath(await mkdtemp(join(tmpdir(), "ssotlint-snapshot-")));
  await chmod(path, 0o755);
  scratches.push(path);
  return path;
}

/** Writes files below a directory; a value that starts with `-> ` makes a symlink. */
export async function write(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    if (content.startsWith("-> ")) await symlink(content.slice(3), join(root, path));
    else await writeFile(join(root, path), content);
  }
}

/** Runs git in a directory, as a fixed person. */
export function git(cwd: string, args: readonly string[], input = ""): string {
  return execFileSync(
    "git",
    ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always", ...args],
    {
      cwd,
      input,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 1 << 28,
    },
  );
}

/** A new repository with these files: written, and not added. */
export async function repository(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = await scratchDirectory();
  git(root, ["init", "--quiet", "--initial-branch=main"]);
  await write(root, files);
  return root;
}

/** Adds everything that is not ignored and commits it. */
export function commitAll(root: string): void {
  git(root, ["add", "--all"]);
  git(root, ["commit", "--quiet", "--allow-empty", "--message=x"]);
}

/** The listing in short: a path, and for a symlink where it leads. */
export function listed(snapshot: Snapshot): readonly string[] {
  return snapshot.entries.map(({ path, type, target }) => (type === "file" ? path : `${path} -> ${String(target)}`));
}

export async function textOf(snapshot: Snapshot, path: string): Promise<string> {
  return new TextDecoder().decode(await snapshot.read(path));
}

/** Does something without root's rights; for anybody else, simply does it. */
export async function asNobody(action: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65_534);
  try {
    await action();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}
