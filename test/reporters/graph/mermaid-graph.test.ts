import { describe, expect, test } from "vitest";
import type { Surroundings } from "../../../src/model/surroundings.js";
import { mermaidGraph } from "../../../src/reporters/graph/mermaid-graph.js";
import { sanitize } from "../../../src/reporters/sanitize.js";
import { HOSTILE_NAMES, surroundingsNamed } from "./sample-surroundings.js";

const render = (surroundings: Surroundings, notes: readonly string[] = []): string =>
  mermaidGraph.render(surroundings, { notes });

/** A label in quotes: no character that means something to mermaid, HTML or Markdown, but for our own tags and the numbers of characters. */
const LABEL = String.raw`"(?:[\p{L}\p{N} ./:,_()=+@…-]|#\d+;|</?[bi]>|<br/>)*"`;
const TONE = ":::[a-z]+";
const LINES = [
  String.raw`(?:note|n)\d+\[${LABEL}\]${TONE}`,
  String.raw`n\d+\[\[${LABEL}\]\]${TONE}`,
  String.raw`n\d+\(${LABEL}\)${TONE}`,
  String.raw`n\d+\(\[${LABEL}\]\)${TONE}`,
  String.raw`n\d+\{\{${LABEL}\}\}${TONE}`,
  String.raw`n\d+ (?:-->|==>|-\.->)(?:\|${LABEL}\|)? n\d+`,
  String.raw`subgraph frame\[${LABEL}\]`,
  "end",
  "classDef [a-z]+ [a-z0-9#:, -]+",
  String.raw`linkStyle \d+(?:,\d+)* [a-z0-9#:, -]+`,
];
const LINE = new RegExp(`^  (?:${LINES.join("|")})$`, "u");

describe("a graph for mermaid", () => {
  test("boxes by what they are, arrows by what they do", () => {
    expect(render(surroundingsNamed(""), ["Left out: 1."])).toMatchSnapshot();
  });

  test.each(HOSTILE_NAMES)("%j is text wherever it stands", (name) => {
    const text = render(surroundingsNamed(name), [name]);
    const [rule, title = "", end, chart, ...lines] = text.split("\n");
    expect([rule, end, chart]).toEqual(["---", "---", "flowchart LR"]);
    expect(JSON.parse(title.replace("title: ", ""))).toBe(`Role ${sanitize(`manager${name}`)}`);
    expect(lines.pop()).toBe("");
    for (const line of lines) expect(line).toMatch(LINE);
  });

  test("what is inside of a folder has a frame, where something is around it", () => {
    const sample = surroundingsNamed("");
    const module = (file: string, distance: number) =>
      ({ kind: "module", id: file, distance, file, isTest: false, passesOn: false }) as const;
    const of = (...modules: readonly ReturnType<typeof module>[]): string =>
      render({ ...sample, subject: { kind: "folder", folder: "src/" }, nodes: modules, edges: [] });
    expect(of(module("src/a.ts", 0), module("b.ts", 1))).toContain(
      '  subgraph frame["src/"]\n  n0("<b>a.ts</b><br/>src/"):::module\n  end\n  n1(',
    );
    expect(of(module("src/a.ts", 0), module("src/b.ts", 0))).not.toContain("subgraph");
  });

  test("a list's start is written as a number, which is what some versions refuse", () => {
    const { nodes, ...rest } = surroundingsNamed("");
    const files = ["1. one.ts", "- two.ts", "+ three.ts", "12. four.ts", "2 five.ts"];
    const modules = files.map((file) => ({
      kind: "module" as const,
      id: file,
      distance: 1,
      file,
      isTest: false,
      passesOn: false,
    }));
    const text = render({ ...rest, nodes: [...nodes, ...modules] });
    for (const line of ["#49;. one.ts", "#45; two.ts", "#43; three.ts", "#49;2. four.ts", "2 five.ts"]) {
      expect(text).toContain(`("<b>${line}</b>")`);
    }
  });
});
