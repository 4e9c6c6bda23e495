// Builds dist/ from src/: a clean folder, the compiler's output, the grammar of Python, the executable bit.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
// The grammar's package has an install script, so that users get this one file of it and not the package.
const require = createRequire(import.meta.url);
copyFileSync(
  require.resolve("tree-sitter-python/tree-sitter-python.wasm"),
  "dist/extract/python/tree-sitter-python.wasm",
);
const version = "dist/extract/extractor-version.js";
writeFileSync(version, readFileSync(version, "utf8").replace('"unbuilt"', JSON.stringify(extractorVersion())));
chmodSync("dist/cli.js", 0o755);

/** A hash over everything that what is read of a file depends on: the extractors, the types that they speak, the parsers. */
function extractorVersion() {
  const hash = createHash("sha256");
  const sources = ["src/extract", "src/model"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  for (const path of [...sources.sort((a, b) => (a < b ? -1 : 1)), "dist/extract/python/tree-sitter-python.wasm"]) {
    hash.update(`${path}\0`).update(readFileSync(path));
  }
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  for (const name of ["ts-morph", "web-tree-sitter"]) hash.update(`${name}@${dependencies[name]}\0`);
  return hash.digest("hex").slice(0, 16);
}
