import { afterAll, describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import { loadTrendReporter } from "../../src/reporters/trend/index.js";
import { loadReporter } from "../../src/reporters/index.js";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { RULES } from "../../src/rules/index.js";
import { checkMemory } from "../check-memory.js";
import { exampleFiles } from "../example-files.js";
import { HOSTILE, hostileReport } from "../reporters/hostile-report.js";
import { comparedReport, emptyReport, plain } from "../reporters/sample-report.js";
import { plainTrend, richTrend } from "../reporters/sample-trend.js";
import { dailyTrend } from "../reporters/daily-trend.js";
import { openBrowser, type Look, type Page } from "./page/browser.js";

const oracle = await openBrowser();
const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
if (oracle === null) {
  console.log("skipped: the HTML page in Chromium, because Debian's chromium or test/oracle/page is not installed");
}
afterAll(() => oracle?.close());

const { render } = await loadReporter("html");
const example = await checkMemory(exampleFiles());
const everything: Report = {
  ...comparedReport,
  trend: dailyTrend,
  findings: comparedReport.findings.map((finding, index) => ({ ...finding, state: index % 2 === 0 ? "known" : "new" })),
  baseline: { file: "ssotlint-baseline.jsonl", known: 4, metrics: {}, fixed: [entryOf(comparedReport.findings)] },
};

const trend = await loadTrendReporter("html");
const SAMPLES: readonly (readonly [string, string])[] = [
  ["the example", page(example)],
  ["a report with something of everything", page(everything, { sourceUrl: "https://example.org" })],
  ["names that are markup", page(hostileReport, { includeSuppressed: true })],
  ["an empty report", page(emptyReport)],
  ["a trend", trend.render(richTrend, { ...plainTrend, commitsUrl: "https://example.org" })],
];

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const LOOKS = [
  { colorScheme: "light", viewport: DESKTOP },
  { colorScheme: "dark", viewport: DESKTOP },
  { colorScheme: "light", viewport: PHONE },
  { colorScheme: "dark", viewport: PHONE },
] as const;

describe.skipIf(oracle === null && !isRequired)("the HTML page in Chromium", () => {
  const counts = { pages: 0, findings: 0 };
  afterAll(() => {
    console.log(`pages: Chromium ${oracle?.version ?? "?"} and axe-core find nothing wrong with ${counts.pages}`);
  });

  describe.each(SAMPLES)("%s", (_name, text) => {
    test.each(LOOKS)("$colorScheme, $viewport.width pixels wide", async (look) => {
      await looking(text, look, async (tab) => {
        expect(await violationsOf(tab)).toEqual([]);
        await openAll(tab);
        expect(await violationsOf(tab)).toEqual([]);
        expect(await tab.evaluate("inPage.overflow()")).toBeLessThanOrEqual(0);
        counts.pages++;
      });
    });

    test("prints", async () => {
      await looking(text, {}, async (tab) => {
        expect((await tab.pdf()).length).toBeGreaterThan(5000);
      });
    });

    test("every control is reached by keyboard, and is seen to be", async () => {
      await looking(text, { viewport: DESKTOP }, async (tab) => {
        const controls = Number(await tab.evaluate("inPage.numberControls()"));
        const seen = new Set<string>();
        for (let presses = 0; presses < controls + 20; presses++) {
          await tab.keyboard.press("Tab");
          const at = (await tab.evaluate("inPage.focused()")) as Focused | null;
          if (at === null) break;
          expect(at.outline, at.html).not.toBe("none");
          seen.add(at.id);
        }
        expect(seen.size).toBe(controls);
      });
    });
  });

  test("without a script the numbers, the roles and the routes are there", async () => {
    await looking(page(everything), { javaScriptEnabled: false }, async (tab) => {
      for (const part of ["#numbers table", "#trend svg", "#roles svg", "#routes table", "#findings noscript"]) {
        await tab.locator(part).first().waitFor({ state: "visible" });
      }
      expect(await tab.locator("#filters").isVisible()).toBe(false);
    });
  });

  test("names that are markup stay text", async () => {
    await looking(page(hostileReport, { includeSuppressed: true }), {}, async (tab) => {
      await openAll(tab);
      expect(await tab.evaluate('"hacked" in globalThis')).toBe(false);
      expect(await tab.locator("script").count()).toBe(2);
      expect(await tab.locator("img").count()).toBe(0);
      const shown = HOSTILE.replaceAll(/[\u2028\u202E]/g, "\uFFFD").replace("\u0007", "␇");
      const [message] = hostileReport.findings.map((finding) => finding.message.slice(0, 20));
      const text = await tab
        .locator(".finding .message", { hasText: message ?? "" })
        .first()
        .textContent();
      // Backticks mark code, so they are not part of the text.
      expect(text?.replaceAll("`", "")).toContain(shown.slice(0, shown.indexOf("`")));
      expect(await tab.title()).toContain("ssotlint");
    });
  });
});

describe.skipIf(oracle === null && !isRequired)("the list of findings in Chromium", () => {
  const open = page(everything, { includeSuppressed: true });
  const total = everything.findings.length + everything.suppressed.length;

  test("shows all, and less by text, file, severity, rule, role and state", async () => {
    await looking(open, { viewport: DESKTOP }, async (tab) => {
      expect(await shown(tab)).toBe(total);
      const cases: readonly (readonly [() => Promise<unknown>, (finding: Finding) => boolean])[] = [
        [() => tab.fill("[name=q]", "LegacyWebSocketManager is another"), ({ kind }) => kind === "rival"],
        [() => tab.fill("[name=file]", "chat/CONSUMER"), ({ place }) => place.file === "src/chat/consumer.ts"],
        [() => tab.uncheck("[value=error]"), ({ severity }) => severity !== "error"],
        [() => tab.selectOption("[name=rule]", "unused-suppression"), ({ rule }) => rule === "unused-suppression"],
        [() => tab.selectOption("[name=role]", "websocket-manager"), ({ role }) => role === "websocket-manager"],
        [() => tab.selectOption("[name=state]", "known"), ({ state, suppressed }) => state === "known" && !suppressed],
        [() => tab.selectOption("[name=state]", "suppressed"), ({ suppressed }) => suppressed !== null],
        [() => tab.selectOption("[name=state]", "introduced"), ({ introduced }) => introduced === true],
      ];
      const all = [...everything.findings, ...everything.suppressed];
      for (const [choose, isChosen] of cases) {
        await choose();
        const wanted = all.filter(isChosen).length;
        expect(wanted).toBeGreaterThan(0);
        expect(await shown(tab)).toBe(wanted);
        expect(await tab.locator("#status").textContent()).toContain(`${wanted} of ${total}`);
        const address = tab.url();
        expect(address).toContain("#findings?");
        await tab.click("button[type=reset]");
        await expect.poll(() => shown(tab)).toBe(total);
        // The address that was there leads to the same findings again.
        await goTo(tab, new URL(address).hash);
        await expect.poll(() => shown(tab)).toBe(wanted);
        await tab.click("button[type=reset]");
      }
    });
  });

  test("a rule in the table of numbers leads to its findings", async () => {
    await looking(open, {}, async (tab) => {
      await tab.click("#numbers a[href='#findings?rule=unresolved-import']");
      await expect.poll(() => shown(tab)).toBe(1);
      expect(await tab.locator("[name=rule]").inputValue()).toBe("unresolved-import");
    });
  });

  test("a finding opens to its code, chain, evidence and hint, and has an address", async () => {
    const finding = everything.findings.find(({ rule }) => rule === "non-canonical-import");
    if (finding === undefined) throw new Error("the sample has no such finding");
    await looking(open, {}, async (tab) => {
      await goTo(tab, `#f-${finding.fingerprint}`);
      const view = tab.locator(`#f-${finding.fingerprint}`);
      await view.locator(".inside").waitFor({ state: "visible" });
      expect(await view.locator("mark").textContent()).toBe('"../ws/index.js"');
      expect(await view.locator("ol li").count()).toBe(4);
      const text = (await view.textContent()) ?? "";
      for (const part of [finding.hint, finding.evidence[0]?.message ?? "?", finding.symbol ?? "?"]) {
        expect(text).toContain(part);
      }
    });
  });

  test("a line of a picture leads to the row that has its place", async () => {
    await looking(open, { viewport: DESKTOP }, async (tab) => {
      const link = tab.locator(".picture .rival a").first();
      await link.click();
      const row = tab.locator("tr:target");
      await row.waitFor({ state: "visible" });
      expect(await row.locator("td.rival").textContent()).toBe("rival");
    });
  });

  test("the routes can be searched", async () => {
    await looking(open, {}, async (tab) => {
      const rows = tab.locator("table.routes tbody tr:visible");
      const before = await rows.count();
      await tab.fill(".tools input", "hooks.ts");
      expect(await rows.count()).toBe(1);
      await tab.fill(".tools input", "");
      expect(await rows.count()).toBe(before);
    });
  });

  test("8,000 findings load and are searched while nobody waits", async () => {
    const many = Array.from({ length: 8000 }, (_, index): Finding => {
      const finding = example.findings[index % example.findings.length];
      if (finding === undefined) throw new Error("the example has no findings");
      const fingerprint = index.toString(16).padStart(32, "0");
      return { ...finding, fingerprint, message: `${finding.message} It is number ${index}.` };
    });
    const text = page({ ...example, findings: many });
    await looking(text, { viewport: DESKTOP }, async (tab) => {
      const times = (await tab.evaluate("inPage.measure()")) as Times;
      console.log(
        `8,000 findings: ${Math.round(text.length / 1000)} kB, ready ${times.ready} ms after the request, filters ${times.filters.join(", ")} ms to the next frame`,
      );
      expect(times.rows).toBe(100);
      expect(times.ready).toBeLessThan(5000);
      expect(Math.max(...times.filters)).toBeLessThan(1000);
    });
  });
});

interface Focused {
  readonly id: string;
  readonly outline: string;
  readonly html: string;
}

/** In milliseconds. */
interface Times {
  readonly ready: number;
  readonly rows: number;
  readonly filters: readonly number[];
}

function page(report: Report, options: Partial<RenderOptions> = {}): string {
  return render(report, { ...plain, rules: RULES, ...options }).text;
}

function looking(text: string, options: Look, work: (page: Page) => Promise<void>): Promise<void> {
  if (oracle === null) throw new Error("Debian's chromium or test/oracle/page is not installed");
  return oracle.look(text, options, work);
}

async function violationsOf(tab: Page): Promise<readonly string[]> {
  return (await oracle?.violations(tab)) ?? ["no oracle"];
}

async function goTo(tab: Page, hash: string): Promise<void> {
  await tab.evaluate(`location.hash = ${JSON.stringify(hash)}`);
}

function shown(tab: Page): Promise<number> {
  return tab.locator("details.finding").count();
}

/** All tables and all findings that are there. */
async function openAll(tab: Page): Promise<void> {
  if (await tab.locator("#open-all").isVisible()) await tab.click("#open-all");
  await tab.evaluate("inPage.openAll()");
}

function entryOf([finding]: readonly Finding[]): NonNullable<Report["baseline"]>["fixed"][number] {
  if (finding === undefined) throw new Error("there is no finding");
  const { rule, kind, symbol, fingerprint, bodyHash, message, place } = finding;
  return { rule, kind, file: place.file, symbol, fingerprint, bodyHash, message };
}
