import { describe, expect, test } from "vitest";
import { loadReporter } from "../../src/reporters/index.js";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { baselinedReport, comparedReport, emptyReport, plain, richReport } from "./sample-report.js";

const everything: Partial<RenderOptions> = { includeSuppressed: true };

describe("the rich report", () => {
  test.each([
    ["console", "console-80.txt", {}],
    ["console", "console-120.txt", { width: 120 }],
    ["console", "console-80.ansi", { color: true }],
    ["console", "console-quiet.txt", { quiet: true }],
    ["console", "console-verbose.txt", { verbose: true, includeSuppressed: true, width: 100 }],
    ["json", "report.json", {}],
    ["json", "report-suppressed.json", everything],
    ["sarif", "report.sarif", {}],
    ["sarif", "report-suppressed.sarif", { ...everything, category: "ssotlint" }],
    ["concise", "concise.txt", {}],
    ["concise", "concise.ansi", { ...everything, color: true }],
    ["github", "github.txt", {}],
    ["gitlab", "gitlab.json", {}],
    ["junit", "junit.xml", {}],
    ["junit", "junit-suppressed.xml", everything],
    ["status", "status.json", {}],
    ["markdown", "markdown.md", {}],
    ["markdown", "markdown-suppressed.md", { ...everything, sourceUrl: "https://github.com/o/r/blob/main" }],
  ] as const)("%s: %s", async (reporter, file, options) => {
    const { render } = await loadReporter(reporter);
    const { text, warnings } = render(richReport, { ...plain, ...options });
    expect(warnings).toEqual([]);
    await expect(text).toMatchFileSnapshot(`__snapshots__/rich-${file}`);
  });
});

describe("the report that is compared with a commit", () => {
  test.each([
    ["console", "console.txt"],
    ["json", "report.json"],
    ["sarif", "report.sarif"],
    ["concise", "concise.txt"],
    ["markdown", "markdown.md"],
  ] as const)("%s", async (reporter, file) => {
    const { render } = await loadReporter(reporter);
    const { text } = render(comparedReport, plain);
    await expect(text).toMatchFileSnapshot(`__snapshots__/compared-${file}`);
  });
});

describe("the report that only introduced findings fail", () => {
  test.each([
    ["concise", "concise.txt"],
    ["github", "github.txt"],
    ["junit", "junit.xml"],
    ["markdown", "markdown.md"],
  ] as const)("%s", async (reporter, file) => {
    const { render } = await loadReporter(reporter);
    const { text } = render(comparedReport, { ...plain, onlyIntroduced: true });
    await expect(text).toMatchFileSnapshot(`__snapshots__/introduced-${file}`);
  });
});

describe("the report with a baseline", () => {
  test.each([
    ["console", "console.txt", {}],
    ["console", "console-known.txt", { includeKnown: true }],
    ["json", "report.json", {}],
    ["sarif", "report.sarif", {}],
    ["sarif", "report-known.sarif", { includeKnown: true }],
    ["concise", "concise.txt", {}],
    ["github", "github.txt", {}],
    ["gitlab", "gitlab.json", {}],
    ["status", "status.json", {}],
    ["junit", "junit.xml", {}],
    ["markdown", "markdown.md", {}],
    ["concise", "concise-known.txt", { includeKnown: true }],
    ["junit", "junit-known.xml", { includeKnown: true }],
    ["markdown", "markdown-known.md", { includeKnown: true }],
  ] as const)("%s: %s", async (reporter, file, options) => {
    const { render } = await loadReporter(reporter);
    const { text } = render(baselinedReport, { ...plain, ...options });
    await expect(text).toMatchFileSnapshot(`__snapshots__/baselined-${file}`);
  });
});

describe("the empty report", () => {
  test.each([
    ["console", "console.txt"],
    ["json", "report.json"],
    ["sarif", "report.sarif"],
    ["concise", "concise.txt"],
    ["github", "github.txt"],
    ["gitlab", "gitlab.json"],
    ["status", "status.json"],
    ["junit", "junit.xml"],
    ["markdown", "markdown.md"],
  ] as const)("%s", async (reporter, file) => {
    const { render } = await loadReporter(reporter);
    const { text } = render(emptyReport, plain);
    await expect(text).toMatchFileSnapshot(`__snapshots__/empty-${file}`);
  });
});
