// Builds dist/ from src/: a clean folder, the compiler's output, the executable bit.
import { execFileSync } from "node:child_process";
import { chmodSync, rmSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
chmodSync("dist/cli.js", 0o755);
