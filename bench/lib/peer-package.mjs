import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../node_modules", import.meta.url));

export function versionOf(name) {
  return manifestOf(name).version;
}

/** The script of a command. It is started by the same Node that runs the benchmark, without a package manager in between. */
export function binaryOf(name, command = name) {
  const { bin } = manifestOf(name);
  return join(MODULES, name, typeof bin === "string" ? bin : bin[command]);
}

function manifestOf(name) {
  const path = join(MODULES, name, "package.json");
  if (!existsSync(path)) throw new Error(`${name} is not installed: run npm install in ${dirname(MODULES)}`);
  return JSON.parse(readFileSync(path, "utf8"));
}
