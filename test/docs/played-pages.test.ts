import { afterAll, describe, expect, test } from "vitest";
import { PLAYED_PAGES, playPage } from "../../scripts/play-page.mjs";
import { textOf } from "./document.js";

describe("pages that are followed from top to bottom", () => {
  let count = 0;
  afterAll(() => {
    console.log(`followed pages: ${count} command lines ran`);
  });

  // A page starts some thirty processes.
  test.each(PLAYED_PAGES)("%s shows what its commands say", { timeout: 120_000 }, (path) => {
    const { page, commands } = playPage(textOf(path));
    count += commands.length;
    expect(commands.length).toBeGreaterThan(6);
    expect(page).toBe(textOf(path));
  });

  test("a page that shows something else is not up to date, and a command must end as it says", () => {
    const page = (line: string, shown: string): string => `\`\`\`sh\n${line}\n\`\`\`\n\n\`\`\`text\n${shown}\n\`\`\`\n`;
    expect(playPage(page("echo one", "two")).page).toBe(page("echo one", "one"));
    expect(() => playPage(page("exit 1", ""))).toThrow("expected exit code 0 of: exit 1\nbut it was 1");
    expect(playPage(page("exit 1 # exit code 1", "")).commands).toEqual(["exit 1"]);
  });
});
