import { existsSync, readFileSync } from "node:fs";
import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Log, Result, Run } from "sarif";
import { describe, expect, test } from "vitest";
import { RULES } from "../../src/rules/index.js";
import { plainLineHashes } from "../reporters/plain-line-hashes.js";
import { runCli } from "../run-cli.js";
import { commitAll, repository, write } from "../snapshot/scratch.js";

async function sarif(cwd: string, ...args: string[]): Promise<Run & { readonly results: readonly Result[] }> {
  const ran = await runCli(cwd, ["check", "-r", "sarif", ...args]);
  expect([ran.code, ran.err]).toEqual([1, ""]);
  const [run] = (JSON.parse(ran.out) as Log).runs;
  return { ...run!, results: run!.results! };
}

const BAD = 'import { gone } from "./good.js";\nexport const used = gone;\n';
const MANIFEST = "version: 1\nbudgets: { imports.unresolved: 0 }\n";
/** Names that a URI, a shell or git would stumble over. */
const HOSTILE = [
  "a b%20c#d?e&f=g+h.ts",
  "[id]/(group)/@modal/größe 漢 👩‍👩‍👧.ts",
  "c:/x:y.ts",
  "q\"'\\<>|^`{}.ts",
  "~tab\there.ts",
];

describe("paths of a monorepo", () => {
  async function monorepo(): Promise<string> {
    const root = await repository({
      "ssotlint.yaml": MANIFEST,
      "packages/a/good.ts": "export const here = 1;\n",
      "packages/a/src/good.ts": "export const here = 1;\n",
      "packages/a/src/bad.ts": BAD,
      "packages/with manifest/ssotlint.yaml": MANIFEST,
      "packages/with manifest/good.ts": "export const here = 1;\n",
      ...Object.fromEntries(HOSTILE.map((name) => [`packages/with manifest/${name}`, BAD])),
    });
    commitAll(root);
    return root;
  }

  const inA = ["packages/a/src/bad.ts"];
  const inB = [
    ...HOSTILE.map((name) => `packages/with manifest/${name}`),
    "packages/with manifest/ssotlint.yaml",
  ].sort();

  test.each([
    ["from the root", ".", [], [...inA, ...inB.filter((path) => !path.endsWith(".yaml")), "ssotlint.yaml"]],
    [
      "in a folder whose manifest is the root's",
      "packages/a/src",
      [],
      [...inA, ...inB.filter((path) => !path.endsWith(".yaml")), "ssotlint.yaml"],
    ],
    ["in a package of its own", "packages/with manifest", [], inB],
    ["of a package of its own by --cwd", ".", ["--cwd", "packages/with manifest"], inB],
    ["of a package of its own by a path from elsewhere", "packages/a", ["--cwd", "../with manifest"], inB],
    ["of what is staged", "packages/with manifest", ["--staged"], inB],
    ["of a commit", ".", ["--cwd", "packages/with manifest", "--ref", "HEAD"], inB],
    ["limited to a path", ".", ["packages/a"], inA],
  ])("%s are those of the repository", async (_name, cwd, args, expected) => {
    const root = await monorepo();
    const { results } = await sarif(join(root, cwd), ...args);
    const uris = results.flatMap(everyUri);
    expect(uris.length).toBeGreaterThan(0);
    for (const uri of uris) {
      // What a URI reference may be made of, by RFC 3986, with neither a scheme nor a leading slash.
      expect(uri).toMatch(/^(?!\/)(?![^/]*:)(?:[\w.~!$&'()*+,;=:@/-]|%[\dA-F]{2})+$/);
      expect(existsSync(join(root, decodeURIComponent(uri)))).toBe(true);
    }
    const files = [...new Set(results.map((result) => decodeURIComponent(everyUri(result)[0]!)))].sort();
    expect(files).toEqual([...expected].sort());
  });

  test("without a manifest, in a folder that is reached through a symlink", async () => {
    const root = await repository({ "packages/a/good.ts": "export const here = 1;\n", "packages/a/bad.ts": BAD });
    await symlink(join(root, "packages/a"), join(root, "link"));
    const { results } = await sarif(join(root, "link"));
    expect(results.map((result) => everyUri(result)[0])).toEqual(["packages/a/bad.ts"]);
  });

  test("a line break in the folder's name", async () => {
    const root = await repository({ "a\nb/good.ts": "export const here = 1;\n", "a\nb/bad.ts": BAD });
    const { results } = await sarif(join(root, "a\nb"));
    expect(results.map((result) => everyUri(result)[0])).toEqual(["a%0Ab/bad.ts"]);
  });

  function everyUri({ locations, relatedLocations, codeFlows }: Result): readonly string[] {
    const flow = codeFlows?.flatMap(({ threadFlows }) => threadFlows.flatMap((thread) => thread.locations)) ?? [];
    const all = [...locations!, ...(relatedLocations ?? []), ...flow.map(({ location }) => location!)];
    return all.map(({ physicalLocation }) => physicalLocation!.artifactLocation!.uri!);
  }
});

describe("the line hash is GitHub's of the file on disk", () => {
  const before = ["// größe 漢 👩‍👩‍👧", "\t// \u2028 and \u0085, \f no line ends", "", "// same", "// same", "// \uFFFD"];
  const lines = [
    ...before,
    'import { gone } from "./good.js";',
    "/* one",
    "\ttwo */",
    'import { lost } from "./good.js";',
    "",
  ];

  test.each([
    ["LF", lines.join("\n")],
    ["CRLF", lines.join("\r\n")],
    ["CR", lines.join("\r")],
    ["all of them", lines.map((line, index) => line + ["\n", "\r\n", "\r"][index % 3]).join("")],
    ["a byte order mark", `\uFEFF${lines.slice(6).join("\r\n")}`],
    ["a byte order mark before what is found in line 1", `\uFEFF${lines.slice(6).join("\n")}`],
    ["no line end at the end", lines.slice(0, -1).join("\n")],
    ["lines longer than the window", lines.map((line) => `/* ${"x ".repeat(150)}*/ ${line}`).join("\n")],
  ])("%s", async (_name, text) => {
    await agree({ "good.ts": "export const here = 1;\n", "bad.ts": text }, 2);
  });

  test("Python in another encoding than UTF-8", async () => {
    const text = "# coding: latin-1\ngröße = 1; from good import gone\nfrom good import lost  # Ä\n";
    await agree({ "good.py": "here = 1\n", "bad.py": Buffer.from(text, "latin1") }, 2);
  });

  async function agree(files: Readonly<Record<string, string | Uint8Array>>, count: number): Promise<void> {
    const root = await repository();
    for (const [name, content] of Object.entries(files)) await writeFile(join(root, name), content);
    const { results } = await sarif(root);
    expect(results).toHaveLength(count);
    for (const { partialFingerprints, locations } of results) {
      const { artifactLocation, region } = locations![0]!.physicalLocation!;
      const hashes = plainLineHashes(readFileSync(join(root, artifactLocation!.uri!), "utf8"));
      expect(partialFingerprints!["primaryLocationLineHash"]).toBe(hashes[region!.startLine! - 1]);
    }
  }
});

describe("the file as a whole", () => {
  test("names all rules in the order of the registry, whatever was found", async () => {
    const ids = RULES.map(({ id }) => id);
    const root = await repository({ "good.ts": "export const here = 1;\n", "bad.ts": BAD });
    expect((await sarif(root)).tool.driver.rules!.map(({ id }) => id)).toEqual(ids);
    const off = ids.map((id) => `  ${id}: off\n`).join("");
    await write(root, { "ssotlint.yaml": `version: 1\nrules:\n${off}` });
    const ran = await runCli(root, ["check", "-r", "sarif"]);
    const [run] = (JSON.parse(ran.out) as Log).runs;
    expect([run!.results, run!.tool.driver.rules!.map(({ id }) => id)]).toEqual([[], ids]);
  });

  test("carries the category that it is asked for, and suppressions too", async () => {
    const bad = `// ssotlint-allow unresolved-import: not yet\n${BAD}`;
    const root = await repository({ "good.ts": "export const here = 1;\n", "bad.ts": bad });
    const shown = async (...args: string[]) => {
      const ran = await runCli(root, ["check", "-r", "sarif", ...args]);
      const [run] = (JSON.parse(ran.out) as Log).runs;
      return [
        run!.automationDetails?.id,
        ...run!.results!.map(({ suppressions }) => suppressions?.map(({ kind }) => kind)),
      ];
    };
    expect(await shown()).toEqual([undefined]);
    expect(await shown("--category", "packages/a")).toEqual(["packages/a/"]);
    expect(await shown("--include-suppressed")).toEqual([undefined, ["inSource"]]);
  });

  test("what a limit leaves out is said on stderr, and in the file", async () => {
    const names = Array.from({ length: 25_003 }, (_, index) => `n${index}`);
    const root = await repository({
      "good.ts": "export {};\n",
      "bad.ts": `import { ${names.join(",\n")} } from "./good.js";\n`,
    });
    const { out, err } = await runCli(root, ["check", "-r", "sarif", "--no-cache"]);
    const said = "code scanning takes no more than 25000 of these 25003 findings; the 3 least severe were left out";
    expect(err).toContain(`SARIF: ${said}`);
    const [run] = (JSON.parse(out) as Log).runs;
    expect(run!.results).toHaveLength(25_000);
    expect(run!.invocations![0]!.toolExecutionNotifications!.map(({ message }) => message.text)).toEqual([said]);
  });
});
