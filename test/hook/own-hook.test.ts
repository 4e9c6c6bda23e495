import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeAll, test } from "vitest";
import { hookedRepository, play, SCENARIOS } from "./scenarios.js";

let root = "";

beforeAll(async () => {
  root = await hookedRepository();
  const command = `exec "${process.execPath}" "${resolve("dist/cli.js")}" check --staged`;
  writeFileSync(join(root, ".git/hooks/pre-commit"), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
});

test.each(SCENARIOS)("a git hook of one's own: $name", async (scenario) => {
  await play(scenario, root);
});
