import { execFileSync } from "node:child_process";
import { appendFileSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** What the measured tools leave behind in the tree; git is not to see it, so that its status stays that of a clean tree. */
const LEFT_BEHIND = ["node_modules", ".fallow/"];

/**
 * A clone of what is committed in a repository, with its node_modules beside it, so that no tool and no edit touches the user's tree.
 * The clone's index is settled: git does not have to read files again because they are as new as the index itself.
 */
export async function privateClone(from, to) {
  git(dirname(to), "clone", "--quiet", "--no-hardlinks", from, to);
  appendFileSync(join(to, ".git/info/exclude"), `${LEFT_BEHIND.join("\n")}\n`);
  const modules = nodeModulesOf(from);
  for (const folder of modules) copyFolder(join(from, folder), join(to, folder));
  await settle(to);
  return {
    path: to,
    commit: git(to, "rev-parse", "HEAD").trim(),
    nodeModules: modules.length > 0,
    files: git(to, "ls-files", "-z").split("\0").filter(Boolean),
  };
}

/** Brings the index up to date at a time that differs from that of every file, since git reads those again that are as new as it. */
export async function settle(clone) {
  await new Promise((resolve) => setTimeout(resolve, 1100));
  git(clone, "read-tree", "HEAD");
  git(clone, "update-index", "-q", "--refresh");
}

export function git(cwd, ...args) {
  return execFileSync("git", ["-c", "core.fsmonitor=false", ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "inherit"],
  });
}

/** The outermost folders of the name, also those of the packages of a workspace. */
function nodeModulesOf(root) {
  const found = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const folder = waiting.pop();
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isDirectory() || entry.name === ".git") continue;
      const path = join(folder, entry.name);
      if (entry.name === "node_modules") found.push(relative(root, path));
      else waiting.push(path);
    }
  }
  return found;
}

/**
 * Copies with hard links where it can, because node_modules hold gigabytes. The links within stay relative, so that the packages of a
 * workspace lead to the clone and not to the user's tree. The caches of tools stay behind.
 */
function copyFolder(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const canLink = lstatSync(from).dev === lstatSync(dirname(to)).dev;
  execFileSync("cp", [canLink ? "-al" : "-a", from, to]);
  rmSync(join(to, ".cache"), { recursive: true, force: true });
}
