import { defineConfig } from "vitest/config";
import { inlined } from "./scripts/inlined.mjs";
import { typescriptParser } from "./scripts/typescript-parser.mjs";

export default defineConfig({
  plugins: [inlined(), typescriptParser()],
  test: {
    include: ["test/**/*.test.ts", "bench/test/**/*.test.mjs"],
    exclude: [
      "**/node_modules/**",
      "test/fixtures/**",
      "test/oracle/packages/**",
      "test/oracle/projects/**",
      "test/oracle/routes/*/apps/**",
    ],
    setupFiles: ["test/random-seed.ts"],
    reporters: ["default", "./test/counting-reporter.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One less by default, which on two cores is one after the other.
    maxWorkers: "100%",
  },
});
