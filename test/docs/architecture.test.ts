import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import { codeInText, sectionsOf, textOf } from "./document.js";

const PAGE = "docs/architecture.md";

/** The source of each file, by its path below `src/`. */
const sources = new Map(
  readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .map((path) => [path, readFileSync(join("src", path), "utf8")]),
);

/** A folder or file of `src/` itself, as the page calls it: `link/`, `pipeline.ts`. */
function partOf(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/") + 1) : path;
}

const parts = [...new Set([...sources.keys()].map(partOf))].toSorted();
const [picture = ""] = sectionsOf(PAGE).flatMap(({ blocks }) =>
  blocks.flatMap(({ language, text }) => (language === "mermaid" ? [text] : [])),
);
const codes = codeInText(PAGE);

describe("the page about the architecture", () => {
  test("its table has every folder and file of src, and no others", () => {
    const [table = ""] = /^\| where \| what it is \|[^]*?(?=\n\n)/m.exec(textOf(PAGE)) ?? [];
    const firsts = [...table.matchAll(/^\| (?<cell>`[^|]+`) \|/gm)].map(({ groups }) => groups?.["cell"] ?? "");
    const named = firsts.flatMap((cell) =>
      [...cell.matchAll(/`src\/(?<name>[^`]+)`/g)].map(({ groups }) => groups?.["name"] ?? ""),
    );
    expect(named.toSorted()).toEqual(parts);
  });

  test("its folders that import the model alone are those that do", () => {
    const [, sentence = ""] =
      /^These folders import `model\/` alone, beside themselves: ([^.]*)\./m.exec(textOf(PAGE)) ?? [];
    const named = [...sentence.matchAll(/`(?<name>[^`]+)`/g)].map(({ groups }) => groups?.["name"] ?? "");
    const alone = parts.filter((part) => part.endsWith("/") && importsOf(part).every((other) => other === "model/"));
    expect(named.toSorted()).toEqual(alone.filter((part) => part !== "model/"));
    expect(importsOf("model/")).toEqual([]);
    const [, besides = ""] = /^.*(`cache\/` and .*) import `model\/` and `disk\/`\.$/m.exec(textOf(PAGE)) ?? [];
    const writing = parts.filter((part) => importsOf(part).join(" ") === "disk/ model/");
    expect([...besides.matchAll(/`(?<name>[^`]+)`/g)].map(({ groups }) => groups?.["name"])).toEqual(writing);
    expect(parts.filter((part) => part !== "cli.ts" && importsOf(part).includes("cli/"))).toEqual([]);
  });

  test("there is no circle among the folders and files of src", () => {
    const left = new Set(parts);
    for (let found = true; found;) {
      const free = [...left].filter((part) => importsOf(part).every((other) => !left.has(other)));
      for (const part of free) left.delete(part);
      found = free.length > 0;
    }
    expect([...left]).toEqual([]);
  });

  test("its picture has folders of src, and on the arrows the types that go from one to the next", () => {
    const nodes = [...picture.matchAll(/\["(?<name>[^"]+\/)"\]/g)].map(({ groups }) => groups?.["name"] ?? "");
    expect(nodes.length).toBeGreaterThan(8);
    for (const node of nodes) expect(parts).toContain(node);
    const arrows = [...picture.matchAll(/<?-- (?<type>\w+) -->/g)].map(({ groups }) => groups?.["type"] ?? "");
    expect(arrows.length).toBeGreaterThan(8);
    for (const type of arrows) expect(isDefined(type), type).toBe(true);
  });

  test.each(
    [...new Set(codes)].filter((code) => /^[A-Z]\w*[a-z]\w*(?:\.\w+)?$|^[a-z]+[A-Z]\w*$|^[A-Z]+_[A-Z_]+$/.test(code)),
  )("%s is in the code", (code) => {
    const [name = "", member] = code.split(".");
    expect(isDefined(name), name).toBe(true);
    if (member !== undefined)
      expect([...sources.values()].some((text) => new RegExp(`\\b${member}\\b[?:(]`).test(text))).toBe(true);
  });

  test.each([...new Set(codes)].filter((code) => /^(?:src|test|docs|bench|action|scripts|schema)\//.test(code)))(
    "%s is there",
    (code) => {
      expect(existsSync(code)).toBe(true);
    },
  );
});

/** What the files of a part import of other parts, statically or lazily. */
function importsOf(part: string): readonly string[] {
  const found = new Set<string>();
  for (const [path, text] of sources) {
    if (partOf(path) !== part) continue;
    for (const [, specifier = ""] of text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "(\.[^"]+)"/gm))
      found.add(partTo(path, specifier));
    for (const [, specifier = ""] of text.matchAll(/\bimport\("(\.[^"]+)"\)/g)) found.add(partTo(path, specifier));
  }
  found.delete(part);
  return [...found].toSorted();
}

function partTo(path: string, specifier: string): string {
  return partOf(posix.normalize(posix.join(dirname(path), specifier)).replace(/\.js$/, ".ts"));
}

/** Whether something in `src` introduces a name: what is exported, or a method. */
function isDefined(name: string): boolean {
  const introduces = new RegExp(
    `^export (?:async )?(?:interface|type|class|const|function\\*?) ${name}\\b|^  (?:readonly )?(?:async )?${name}[(?:]`,
    "m",
  );
  return [...sources.values()].some((text) => introduces.test(text));
}
