import { defineConfig } from "vitest/config";

export default defineConfig({
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
  },
});
