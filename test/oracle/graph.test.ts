import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { Surroundings } from "../../src/model/surroundings.js";
import { dotGraph } from "../../src/reporters/graph/dot-graph.js";
import { nodeText } from "../../src/reporters/graph/graph-text.js";
import { mermaidGraph } from "../../src/reporters/graph/mermaid-graph.js";
import { EXAMPLE } from "../example-files.js";
import { HOSTILE_NAMES, surroundingsNamed } from "../reporters/graph/sample-surroundings.js";
import { runCli } from "../run-cli.js";
import { openBrowser } from "./page/browser.js";

const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
const version = spawnSync("dot", ["-V"], { encoding: "utf8" }).stderr?.trim() ?? "";
if (version === "") console.log("skipped: Graphviz, because there is no dot (apt-get install graphviz)");

const MERMAID = new URL("graph/node_modules/mermaid/", import.meta.url);
const browser = existsSync(MERMAID) ? await openBrowser() : null;
if (browser === null) {
  console.log("skipped: mermaid, because chromium, test/oracle/page or test/oracle/graph is not installed");
}
afterAll(() => browser?.close());

/** What the command line is asked for in the example. */
const ASKED: readonly (readonly string[])[] = [
  ["websocket-manager"],
  ["start-up-scan", "--tests"],
  ["frontend/src/websocket/index.ts", "--depth", "3", "--external"],
  ["backend", "--limit", "12"],
  ["netra_backend.app.websocket_core.websocket_manager.WebSocketManager"],
];

/** What the names of a picture's boxes are, as people are to read them. */
function labels({ nodes, subject }: Surroundings): readonly string[] {
  return nodes
    .map((node) => nodeText(node, subject))
    .flatMap(({ word, name, where }) => [word, name, where].filter((line) => line !== ""))
    .map(plain);
}

/** White space is what a picture need not keep, and what keeps characters apart nobody sees. */
function plain(text: string): string {
  return text.replace(/\s+|\u2060/gu, "").normalize();
}

describe.skipIf(version === "" && !isRequired)("Graphviz", () => {
  let drawn = 0;
  afterAll(() => console.log(`${version}: ${drawn} graphs drawn`));

  test.each(HOSTILE_NAMES)("shows %j as it is", (name) => {
    const surroundings = surroundingsNamed(name);
    const { texts } = drawing(dotGraph.render(surroundings, { notes: ["A note."] }));
    for (const label of labels(surroundings)) expect(texts).toContain(label);
  });

  test.each(ASKED.map((args) => [args]))("draws %j", async (args) => {
    const { out } = await runCli(EXAMPLE, ["graph", ...args, "--format", "dot"]);
    const { nodes, edges } = JSON.parse((await runCli(EXAMPLE, ["graph", ...args, ...folded(args)])).out);
    const { svg } = drawing(out);
    expect(svg.match(/class="node"/g)?.length).toBe(nodes.length);
    expect(svg.match(/class="edge"/g)?.length ?? 0).toBe(edges.length);
  });

  function drawing(dot: string): { readonly svg: string; readonly texts: readonly string[] } {
    const { status, stdout, stderr } = spawnSync("dot", ["-Tsvg"], { input: dot, encoding: "utf8" });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    drawn++;
    const texts = [...stdout.matchAll(/<text [^>]*>(?<text>[^<]*)<\/text>/g)].map(({ groups }) =>
      plain(decoded(groups?.["text"] ?? "")),
    );
    return { svg: stdout, texts };
  }
});

/** A picture has at most so many boxes without being asked, and JSON has all. */
function folded(args: readonly string[]): readonly string[] {
  return ["--format", "json", ...(args.includes("--limit") ? [] : ["--limit", "40"])];
}

/** The characters that XML names. */
function decoded(text: string): string {
  return text
    .replace(/&#(?<code>\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&#xA0;", " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

describe.skipIf(browser === null && !isRequired)("mermaid", () => {
  let drawn = 0;
  afterAll(() => {
    const { version } = JSON.parse(readFileSync(new URL("package.json", MERMAID), "utf8")) as { version: string };
    console.log(`mermaid ${version}: ${drawn} graphs drawn`);
  });

  test("shows every hostile name as it is", async () => {
    await drawing(
      HOSTILE_NAMES.map((name) => mermaidGraph.render(surroundingsNamed(name), { notes: ["A note."] })),
      (texts, index) => {
        for (const label of labels(surroundingsNamed(HOSTILE_NAMES[index] ?? ""))) {
          expect(texts, HOSTILE_NAMES[index]).toContain(label);
        }
      },
    );
  });

  test("draws what the command line prints", async () => {
    const printed = await Promise.all(ASKED.map(async (args) => (await runCli(EXAMPLE, ["graph", ...args])).out));
    await drawing(printed, (texts) => expect(texts.length).toBeGreaterThan(3));
  });

  async function drawing(
    graphs: readonly string[],
    look: (lines: readonly string[], index: number) => void,
  ): Promise<void> {
    const library = readFileSync(new URL("dist/mermaid.min.js", MERMAID), "utf8").replaceAll("</script", "<\\/script");
    await browser?.look(`<!doctype html><meta charset="utf-8"><script>${library}</script>`, {}, async (page) => {
      await page.evaluate('mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })');
      for (const [index, text] of graphs.entries()) {
        const lines = (await page.evaluate(`(async () => {
          const text = ${JSON.stringify(text)};
          await mermaid.parse(text);
          const { svg } = await mermaid.render("g${index}", text);
          document.body.innerHTML = svg;
          return [...document.querySelectorAll(".nodeLabel")].flatMap((label) => label.innerText.split("\\n"));
        })()`)) as readonly string[];
        look(
          lines.map(plain).filter((line) => line !== ""),
          index,
        );
        drawn++;
      }
      expect(await page.evaluate("globalThis.hacked")).toBeUndefined();
    });
  }
});
