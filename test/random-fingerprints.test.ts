import fc from "fast-check";
import type { Log, Result } from "sarif";
import { describe, expect, test } from "vitest";
import { assertNever } from "../src/model/assert-never.js";
import type { Finding, Report } from "../src/model/report.js";
import { sarifReporter } from "../src/reporters/sarif.js";
import { RULES } from "../src/rules/index.js";
import { checkMemory } from "./check-memory.js";
import { plain } from "./reporters/sample-report.js";
import { exampleFiles } from "./example-files.js";
import { plainLineHashes } from "./reporters/plain-line-hashes.js";

/**
 * An alert of code scanning is one as long as its fingerprint is: whatever else happens to the file and to the tree, every finding keeps the
 * one of ours, and carries the one that GitHub would compute from the file as it is then.
 */
describe("a finding keeps its fingerprint while the code around it changes", () => {
  const projects = [
    ...RULES.map(({ id, docs }) => [`the example of ${id}`, docs.example.files, RUNS] as const),
    ["suspects, which no manifest asks about", SUSPECTS, RUNS] as const,
    ["files that nobody speaks of", { ...SUSPECTS, ...STRANGERS }, RUNS] as const,
    ["findings that are alike", ALIKE, RUNS] as const,
    ["routes of many lines", ROUTES, RUNS] as const,
    ["the example project", exampleFiles(), Math.ceil(RUNS / 5)] as const,
  ];

  test.each(projects)("%s", async (_name, files, runs) => {
    const before = await checkMemory(files);
    expect(before.findings.length).toBeGreaterThan(0);
    const edits = fc.array(edit, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(edits, fc.subarray([...strangersIn(files, before)]), async (some, moved) => {
        const edited = renamed(some.reduce(take, files), moved);
        const after = await checkMemory(edited);
        const now = new Map(after.findings.map((finding) => [finding.fingerprint, finding]));
        const kept = before.findings.map(({ fingerprint }) => now.get(fingerprint)).map(said);
        expect(kept).toEqual(before.findings.map(said));
        hashed(after, edited);
      }),
      { numRuns: runs },
    );
  });
});

/** The files of a project that no finding points into, and that no other file speaks of. */
function strangersIn(files: Files, { texts }: Report): readonly string[] {
  return Object.keys(files).filter((path) => {
    const [, stem = ""] = /([^/]+)\.(?:ts|py)$/.exec(path) ?? [];
    const others = Object.entries(files).filter(([other]) => other !== path);
    return stem !== "" && stem !== "__init__" && !texts.has(path) && !others.some(([, text]) => text.includes(stem));
  });
}

function renamed(files: Files, moved: readonly string[]): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      moved.includes(path) ? path.replace(/(\.\w+)$/, "_moved$1") : path,
      text,
    ]),
  );
}

/** What a finding is about, as far as no line matters. */
function said(finding: Finding | undefined): unknown {
  return finding && [finding.rule, finding.kind, finding.place.file, finding.symbol, finding.role];
}

/** Whether the SARIF of a report has the line hashes of the files as they are, and each fingerprint once. */
function hashed(report: Report, files: Readonly<Record<string, string>>): void {
  const { text } = sarifReporter.render(report, OPTIONS);
  const results = (JSON.parse(text) as Log).runs[0]!.results!;
  for (const { locations, partialFingerprints } of results) {
    const { artifactLocation, region } = locations![0]!.physicalLocation!;
    const hashes = plainLineHashes(files[decodeURIComponent(artifactLocation!.uri!)]!);
    expect(partialFingerprints!["primaryLocationLineHash"]).toBe(hashes[region!.startLine! - 1]);
  }
  const own = results.map((result: Result) => result.partialFingerprints!["ssotlint/v1"]);
  expect(new Set(own).size).toBe(own.length);
}

/** More are for whoever changes an identity. */
const RUNS = Number(process.env["SSOTLINT_RANDOM_EDITS"] ?? 3) * 10;

const OPTIONS = { ...plain, rules: RULES, includeKnown: true };

type Files = Readonly<Record<string, string>>;

/** What somebody does elsewhere. Numbers choose among the files and lines that there are. */
type Edit =
  | { readonly kind: "blank" | "comment" | "trailing"; readonly file: number; readonly line: number }
  | { readonly kind: "append" | "prepend" | "crlf" | "cr" | "mark" | "indent"; readonly file: number }
  | { readonly kind: "create" | "wrong"; readonly name: string; readonly language: "ts" | "py" }
  | { readonly kind: "rename" | "shuffle" | "delete"; readonly name: string };

type EditOfFile = Exclude<Edit, { readonly name: string }>;

const file = fc.nat(30);
const name = fc.constantFrom("zz/one", "aa/two", "zz three", "größe/4");
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("blank" as const, "comment" as const, "trailing" as const),
    file,
    line: fc.nat(60),
  }),
  fc.record({
    kind: fc.constantFrom(...(["append", "prepend", "crlf", "cr", "mark", "indent"] as const)),
    file,
  }),
  fc.record({
    kind: fc.constantFrom("create" as const, "wrong" as const),
    name,
    language: fc.constantFrom("ts" as const, "py" as const),
  }),
  fc.record({ kind: fc.constantFrom("rename" as const, "shuffle" as const, "delete" as const), name }),
);

function take(files: Files, one: Edit): Files {
  switch (one.kind) {
    case "create":
      return { ...files, [`${one.name}.${one.language}`]: UNRELATED[one.language] };
    case "wrong":
      return { ...files, [`${one.name}.${one.language}`]: WRONG[one.language] };
    case "rename":
      return Object.fromEntries(
        Object.entries(files).map(([path, text]) => [path.replace(`${one.name}.`, `${one.name} renamed.`), text]),
      );
    case "delete":
      return Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith(one.name)));
    case "shuffle":
      return Object.fromEntries(Object.entries(files).reverse());
    default: {
      const paths = Object.keys(files).filter((path) => /\.(?:ts|py)$/.test(path));
      const path = paths[one.file % paths.length]!;
      return { ...files, [path]: changed(files[path]!, path.endsWith(".py") ? "#" : "//", one) };
    }
  }
}

function changed(text: string, comment: "#" | "//", one: EditOfFile): string {
  const mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
  const lines = text.slice(mark.length).split("\n");
  const own = comment === "#" ? "zz_own = 7\n" : "export const zzOwn = 7;\n";
  switch (one.kind) {
    case "blank":
      return mark + inserted(lines, one.line, " \t");
    case "comment":
      // JavaScript ends a comment at this separator.
      return mark + inserted(lines, one.line, `${comment} größe 👩‍👩‍👧${comment === "#" ? " \u2028" : ""}`);
    case "trailing":
      return (
        mark + lines.map((line, index) => (index === one.line && !line.endsWith("\\") ? `${line} \t` : line)).join("\n")
      );
    case "append":
      return `${text}\n${own}`;
    case "prepend":
      return mark + own + lines.join("\n");
    case "crlf":
      return text.replaceAll(/\r\n?|\n/g, "\r\n");
    case "cr":
      return text.replaceAll(/\r\n?|\n/g, "\r");
    case "mark":
      return `\uFEFF${text.slice(mark.length)}`;
    case "indent":
      return mark + lines.map((line) => line.replace(/^ +/, (spaces) => spaces + spaces)).join("\n");
    default:
      return assertNever(one);
  }
}

/** Between a suppression and what it allows, a line would not be elsewhere; and a string may run over lines. */
function inserted(lines: readonly string[], line: number, added: string): string {
  const at = line % lines.length;
  const isElsewhere = !/ssotlint-|"""|`/.test(lines.slice(0, at).join("\n"));
  return (isElsewhere ? lines.toSpliced(at, 0, added) : lines).join("\n");
}

const UNRELATED = {
  ts: "export class Zebra {\n  gallop() {}\n  graze() {}\n}\nexport const stripes = new Zebra();\n",
  py: "class Zebra:\n    def gallop(self): return 1\n    def graze(self): return 2\n",
};

const WRONG = {
  ts: 'import { nothing } from "./nowhere.js";\nexport const used = nothing;\n',
  py: "from .nowhere import nothing\n",
};

const CLASS =
  "export class OrderBook {\n  placeOrder() { return 1; }\n  cancelOrder() { return 2; }\n  settleOrder() { return 3; }\n}\n";

const SUSPECTS: Files = { "src/a.ts": CLASS, "src/b.ts": CLASS.replace("return 1", "return 10"), "src/c.ts": CLASS };

const STRANGERS: Files = {
  "src/stranger.ts": UNRELATED.ts,
  "tools/odd one.py": UNRELATED.py,
  "src/loner.ts": 'import { nobody } from "elsewhere";\nexport const lonely = nobody;\n',
};

const ALIKE: Files = {
  "src/good.ts": "export const here = 1;\n",
  "src/bad.ts":
    'import { gone } from "./good.js";\nimport { gone as lost } from "./good.js";\nexport { gone } from "./good.js";\nexport const all = [gone, lost];\n',
  "src/lost.py": "def one():\n    from .nowhere import a\ndef two():\n    from .nowhere import a\n",
};

const ROUTES: Files = {
  "src/app.ts":
    'import express from "express";\nconst app = express();\napp.get(\n  "/x",\n  (req, res) => {\n    res.send("one");\n  },\n);\napp.get("/x", (req, res) => {\n  res.send("two");\n});\napp.get("/x", (req, res) => {\n  res.send("three");\n});\napp.get("/y/:id", one);\napp.get("/y/me", two);\napp.listen(1);\n',
  "app/main.py":
    'from fastapi import FastAPI\napp = FastAPI()\n@app.get(\n    "/x",\n)\ndef a(): return 1\n@app.get("/x")\ndef b(): return 2\n@app.get("/x")\ndef c(): return 2\n',
};
