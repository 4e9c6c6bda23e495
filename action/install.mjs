// Finds the ssotlint that the project has installed, or installs one beside it, and says where it is.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { harmless, input, runStep, setOutput, WorkflowError, workingDirectory } from "./workflow.mjs";

await runStep(() => {
  const { engines, version: ownVersion } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  );
  requireNode(engines.node);
  const directory = workingDirectory();
  const asked = input("version");
  const place = (asked === "" ? installedIn(directory) : null) ?? install(asked === "" ? ownVersion : asked);
  const { version, bin } = JSON.parse(readFileSync(join(place, "package.json"), "utf8"));
  process.stdout.write(`ssotlint ${harmless(String(version))}\n`);
  setOutput("cli", join(place, bin.ssotlint));
  setOutput("version", version);
  setOutput("cache", cacheOf(directory));
});

/** @param range as package.json says it: `>=20.19` */
function requireNode(range) {
  const [major, minor] = range.replace(/^>=/, "").split(".").map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new WorkflowError(
    `ssotlint needs Node ${major}.${minor} or later, and this runner has ${process.versions.node}. actions/setup-node brings another one`,
  );
}

/** The package that the project depends on: in the working directory's node_modules, or above up to the checkout's. */
function installedIn(directory) {
  const top = resolve(process.env.GITHUB_WORKSPACE ?? directory);
  for (let at = directory; at === top || at.startsWith(top + sep); at = dirname(at)) {
    const place = join(at, "node_modules", "ssotlint");
    if (existsSync(join(place, "package.json"))) return place;
    if (at === dirname(at)) break;
  }
  return null;
}

function install(version) {
  // A version or a tag: nothing that npm takes for an option, an address or a path, and nothing that a shell reads as anything else.
  if (!/^\w[\w.+-]*$/.test(version)) {
    throw new WorkflowError(`version: expected a version or a tag of npm's, as 1.2.3, not ${JSON.stringify(version)}`);
  }
  const place = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "ssotlint-"));
  // In a project of its own, so that it neither reads nor changes anything of the checkout.
  writeFileSync(join(place, "package.json"), '{ "private": true }\n');
  const { status, stdout, stderr } = spawnSync(
    "npm",
    ["install", "--ignore-scripts", "--no-audit", "--no-fund", `ssotlint@${version}`],
    { cwd: place, encoding: "utf8", shell: process.platform === "win32" },
  );
  if (status === 0) return join(place, "node_modules", "ssotlint");
  process.stdout.write(`${harmless(`${stdout ?? ""}${stderr ?? ""}`)}\n`);
  throw new WorkflowError(`npm could not install ssotlint@${version}: the log says why`);
}

/** Where ssotlint keeps what it read: in the repository's own folder. Empty outside of a repository. */
function cacheOf(directory) {
  const { status, stdout } = spawnSync("git", ["rev-parse", "--git-common-dir"], { cwd: directory, encoding: "utf8" });
  return status === 0 ? join(resolve(directory, stdout.trim()), "ssotlint") : "";
}
