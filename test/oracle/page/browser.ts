import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Debian's Chromium, driven by playwright, and axe-core, which judges whether everybody can use what it shows. */
export interface PageOracle {
  /** Opens a page from a file, without any network, and closes it when the work is done. Fails for what the page asked for or complained of. */
  readonly look: <T>(html: string, options: Look, work: (page: Page) => Promise<T>) => Promise<T>;
  /** What axe-core says against the page as it is now, a line for each kind of violation. */
  readonly violations: (page: Page) => Promise<readonly string[]>;
  readonly version: string;
  readonly close: () => Promise<void>;
}

/** What is used of playwright's page. Its types are in a package that a clone does not install. */
export interface Page {
  readonly keyboard: { readonly press: (key: string) => Promise<void> };
  readonly goto: (url: string) => Promise<unknown>;
  readonly evaluate: (script: string) => Promise<unknown>;
  readonly locator: (selector: string, options?: { readonly hasText: string }) => Locator;
  readonly click: (selector: string) => Promise<void>;
  readonly fill: (selector: string, text: string) => Promise<void>;
  readonly uncheck: (selector: string) => Promise<void>;
  readonly selectOption: (selector: string, value: string) => Promise<unknown>;
  readonly pdf: () => Promise<Uint8Array>;
  readonly title: () => Promise<string>;
  readonly url: () => string;
  readonly on: (event: string, listener: (about: Reported) => void) => void;
}

interface Locator {
  readonly click: () => Promise<void>;
  readonly count: () => Promise<number>;
  readonly first: () => Locator;
  readonly locator: (selector: string) => Locator;
  readonly isVisible: () => Promise<boolean>;
  readonly inputValue: () => Promise<string>;
  readonly textContent: () => Promise<string | null>;
  readonly waitFor: (options: { readonly state: "visible" }) => Promise<void>;
}

/** A message of the console, an error or a request. */
interface Reported {
  readonly type: () => string;
  readonly text: () => string;
  readonly url: () => string;
  readonly message: string;
}

export interface Look {
  readonly colorScheme?: "light" | "dark";
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly javaScriptEnabled?: boolean;
}

interface Browser {
  readonly newContext: (
    options: Look & { readonly offline: true },
  ) => Promise<{ readonly newPage: () => Promise<Page>; readonly close: () => Promise<void> }>;
  readonly version: () => string;
  readonly close: () => Promise<void>;
}

interface Playwright {
  readonly chromium: {
    readonly launch: (options: {
      readonly executablePath: string;
      readonly args: readonly string[];
    }) => Promise<Browser>;
  };
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string; readonly html: string }[];
  }[];
}

const IN_PAGE = `{ ${readFileSync(new URL("in-page.js", import.meta.url), "utf8")} }`;
const CHROMIUM = "/usr/bin/chromium";

/** The oracle, or null when the browser or the packages of this folder are not installed. */
export async function openBrowser(): Promise<PageOracle | null> {
  if (!existsSync(CHROMIUM) || !existsSync(new URL("node_modules", import.meta.url))) return null;
  const { chromium } = createRequire(import.meta.url)("playwright-core") as Playwright;
  const axe = (createRequire(import.meta.url)("axe-core") as { readonly source: string }).source;
  // What it shows is ours; in a container it could not make a sandbox of its own.
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  const folder = mkdtempSync(join(tmpdir(), "ssotlint-page-"));
  let files = 0;
  return {
    version: browser.version(),
    look: (html, options, work) => {
      const file = join(folder, `${files++}.html`);
      writeFileSync(file, html);
      return lookAt(browser, pathToFileURL(file).href, options, work);
    },
    violations: async (page) => {
      await page.evaluate(axe);
      const results = (await page.evaluate("axe.run()")) as AxeResults;
      return results.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.length}, as ${String(nodes[0]?.target)} ${nodes[0]?.failureSummary ?? ""} ${nodes[0]?.html.slice(0, 200) ?? ""}`,
      );
    },
    close: async () => {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function lookAt<T>(browser: Browser, url: string, options: Look, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ ...options, offline: true });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const asked = request.url();
      if (asked.replace(/#.*/, "") !== url && asked !== "data:,") complaints.push(`request: ${asked}`);
    });
    await page.goto(url);
    if (options.javaScriptEnabled !== false) await page.evaluate(IN_PAGE);
    const result = await work(page);
    if (complaints.length > 0) throw new Error(complaints.join("\n"));
    return result;
  } finally {
    await context.close();
  }
}
