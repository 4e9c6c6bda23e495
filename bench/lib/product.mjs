import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * What is measured: the version of the built command, and the commit that its folder stands at.
 * Code that is newer than what was built from it would be named and not measured, so that is an error.
 */
export function productOf(command) {
  const root = resolve(dirname(command), "..");
  const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const source = join(root, "src");
  // An installed package has no source, and no commit.
  if (!existsSync(source)) return `${name} ${version}`;
  const built = statSync(command).mtimeMs;
  const newer = readdirSync(source, { recursive: true }).find((file) => statSync(join(source, file)).mtimeMs > built);
  if (newer !== undefined) throw new Error(`src/${newer} is newer than ${command}: run npm run build.`);
  const commit = execFileSync("git", ["rev-parse", "--short=12", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  return `${name} ${version} at ${commit}`;
}
