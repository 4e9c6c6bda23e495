// Builds dist/ from src/: a clean folder, the compiler's output, the grammar of Python, the executable bit.
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";

rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
// The grammar's package has an install script, so that users get this one file of it and not the package.
const require = createRequire(import.meta.url);
copyFileSync(
  require.resolve("tree-sitter-python/tree-sitter-python.wasm"),
  "dist/extract/python/tree-sitter-python.wasm",
);
chmodSync("dist/cli.js", 0o755);
