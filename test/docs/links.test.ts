import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { anchorsOf, DOCUMENTS, linksOf } from "./document.js";

const links = DOCUMENTS.flatMap((document) => linksOf(document).map((target) => ({ document, target })));
const inside = links.filter(({ target }) => !/^[a-z]+:/.test(target));

describe("links between the documents", () => {
  test.each(inside)("$document: $target", ({ document, target }) => {
    const [path = "", anchor] = target.split("#");
    const file = path === "" ? document : normalize(join(dirname(document), path));
    expect(existsSync(new URL(`../../${file}`, import.meta.url)), `there is no ${file}`).toBe(true);
    if (anchor !== undefined && file.endsWith(".md")) expect(anchorsOf(file)).toContain(anchor);
  });

  test("there are some, and none leads to this machine or without encryption", () => {
    expect(inside.length).toBeGreaterThan(50);
    const outside = links.filter(({ target }) => /^[a-z]+:/.test(target));
    expect(outside.filter(({ target }) => !/^https:\/\/[\w-]+(?:\.[\w-]+)+/.test(target))).toEqual([]);
  });

  test("every page can be reached from the README", () => {
    const reached = new Set<string>();
    const queue = ["README.md"];
    for (let document = queue.pop(); document !== undefined; document = queue.pop()) {
      if (reached.has(document) || !DOCUMENTS.includes(document)) continue;
      reached.add(document);
      for (const target of linksOf(document)) {
        queue.push(normalize(join(dirname(document), target.split("#")[0] ?? "")));
      }
    }
    expect([...reached].toSorted()).toEqual([...DOCUMENTS].toSorted());
  });

  test("the README lists every page, and that of the rules every rule", () => {
    for (const [index, folder] of [
      ["README.md", "docs"],
      ["docs/rules/README.md", "docs/rules"],
    ] as const) {
      const pages = DOCUMENTS.filter((document) => dirname(document) === folder && document !== index);
      const listed = new Set(
        linksOf(index).map((target) => normalize(join(dirname(index), target.split("#")[0] ?? ""))),
      );
      expect(pages.filter((page) => !listed.has(page))).toEqual([]);
    }
  });
});
