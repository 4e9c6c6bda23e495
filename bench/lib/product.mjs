import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** What was measured: the version of the built command, and the commit that its folder stands at. */
export function productOf(command) {
  const root = resolve(dirname(command), "..");
  const { name, version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
  try {
    const commit = execFileSync("git", ["rev-parse", "--short=12", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
    return `${name} ${version} at ${commit}`;
  } catch {
    // An installed package has no commit.
    return `${name} ${version}`;
  }
}
