import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { execPath } from "node:process";
import { describe, expect, test } from "vitest";
import { runCli } from "./run-cli.js";

/** The example imports the package by its name, which is its build. */
const isBuilt = existsSync(resolve("dist/index.js"));
const run = (directory: string) =>
  spawnSync(execPath, [resolve("examples/library.mjs"), directory], { encoding: "utf8" });

describe.skipIf(!isBuilt)("the example of the library", () => {
  test("says of the example what the command line says", async () => {
    const ran = run(resolve("examples/eleven"));
    const { out } = await runCli(resolve("examples/eleven"), ["check", "-r", "json", "--no-cache"]);
    const report = JSON.parse(out) as {
      readonly summary: { readonly exitCode: number; readonly findings: { readonly error: number } };
      readonly roles: readonly { readonly id: string; readonly counts: Readonly<Record<string, number>> }[];
    };
    expect([ran.status, ran.stderr]).toEqual([report.summary.exitCode, ""]);
    for (const { id, counts } of report.roles) {
      expect(ran.stdout).toContain(
        `${id}: ${counts["names"]} names, ${counts["definitions"]} definitions, ${counts["rivals"]} rivals`,
      );
    }
    expect(ran.stdout.match(/^\S+:\d+: /gm)).toHaveLength(report.summary.findings.error);
  });

  test("tells a mistake in one line", () => {
    const ran = run(resolve("no-such-directory"));
    expect([ran.status, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toMatch(/^\S+no-such-directory does not exist\n$/);
  });
});
