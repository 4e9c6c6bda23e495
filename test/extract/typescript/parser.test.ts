import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import fc from "fast-check";
import { ts as parser } from "ts-morph";
import { expect, test } from "vitest";

// What is imported above is what the build makes of TypeScript; this is the whole of it.
const require = createRequire(import.meta.url);
const whole = createRequire(require.resolve("ts-morph"))("@ts-morph/common").ts as typeof parser;

const NAMES = ["file.ts", "file.tsx", "file.d.ts", "file.js", "file.jsx"];
const PARTS = [
  "<",
  ">",
  "{",
  "}",
  "(",
  ")",
  "`",
  "'",
  "/*",
  "//",
  "@x ",
  "=>",
  "async ",
  "class ",
  "\\u{",
  "${",
  "#a",
  ";",
];
const texts = readTexts(["examples", "src", "test/extract", "test/fixtures", "node_modules/@ts-morph/common/lib"]);

test("the parser is not the whole compiler", () => {
  expect(parser).not.toBe(whole);
  expect(parser).not.toHaveProperty("createProgram");
});

test("every text has the tree that the whole compiler makes of it", () => {
  expect(texts.length).toBeGreaterThan(500);
  for (const { path, text } of texts) {
    const name = path.endsWith(".d.ts") ? "file.d.ts" : `file${path.slice(path.lastIndexOf("."))}`;
    if (describeTree(parser, name, text) !== describeTree(whole, name, text)) expect.fail(path);
  }
});

test("and every text that is cut and spoiled", () => {
  const spoiled = fc
    .record({
      name: fc.constantFrom(...NAMES),
      from: fc.constantFrom(...texts.filter(({ text }) => text.length < 10_000)),
      cuts: fc.array(fc.tuple(fc.nat(10_000), fc.nat(40), fc.constantFrom("", ...PARTS)), { maxLength: 6 }),
    })
    .map(({ name, from, cuts }) => ({
      name,
      text: cuts.reduce(
        (text, [at, length, part]) =>
          text.slice(0, at % (text.length + 1)) + part + text.slice((at % (text.length + 1)) + length),
        from.text,
      ),
    }));
  fc.assert(
    fc.property(spoiled, ({ name, text }) => {
      expect(describeTree(parser, name, text)).toBe(describeTree(whole, name, text));
    }),
    { numRuns: 500 },
  );
});

/** Everything about a tree that anybody here asks for. */
function describeTree(compiler: typeof parser, name: string, text: string): string {
  const root = compiler.createSourceFile(name, text, {
    languageVersion: compiler.ScriptTarget.Latest,
    jsDocParsingMode: compiler.JSDocParsingMode.ParseNone,
  });
  const lines = [`${compiler.isExternalModule(root)} ${diagnosticsOf(compiler, root)}`];
  const visit = (node: parser.Node, depth: number): void => {
    const { kind, pos, end, flags } = node;
    const own = "text" in node && node !== root ? JSON.stringify(node.text) : "";
    lines.push(`${depth} ${kind} ${pos} ${node.getStart(root)} ${end} ${flags} ${own}`);
    compiler.forEachChild(node, (child) => visit(child, depth + 1));
  };
  visit(root, 0);
  return lines.join("\n");
}

function diagnosticsOf(compiler: typeof parser, root: parser.SourceFile): string {
  const { parseDiagnostics } = root as unknown as { parseDiagnostics: readonly parser.DiagnosticWithLocation[] };
  const said = parseDiagnostics.map(({ start, length, code, messageText }) => {
    return `${start} ${length} ${code} ${compiler.flattenDiagnosticMessageText(messageText, " ")}`;
  });
  return said.join("; ");
}

function readTexts(folders: readonly string[]): { path: string; text: string }[] {
  const top = fileURLToPath(new URL("../../..", import.meta.url));
  return folders
    .flatMap((folder) => readdirSync(join(top, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:[cm]?[jt]s|[jt]sx)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}
