import { describe, expect, test } from "vitest";
import type { Surroundings } from "../../../src/model/surroundings.js";
import { dotGraph } from "../../../src/reporters/graph/dot-graph.js";
import { HOSTILE_NAMES, surroundingsNamed } from "./sample-surroundings.js";

const render = (surroundings: Surroundings, notes: readonly string[] = []): string =>
  dotGraph.render(surroundings, { notes });

/** A string of Graphviz: quotes and backslashes escaped, an ampersand only as the start of `&amp;`. */
const STRING = String.raw`"(?:[^"\\&\n]|\\[\\"nl]|&amp;)*"`;
const VALUE = String.raw`(?:${STRING}|[a-zA-Z0-9.]+)`;
const ATTRIBUTES = String.raw`\[[a-z]+=${VALUE}(?:, [a-z]+=${VALUE})*\]`;
const LINES = [
  String.raw`[a-z]+=${VALUE};(?: [a-z]+=${VALUE};)*`,
  String.raw`(?:node|edge|n\d+) ${ATTRIBUTES};`,
  String.raw`n\d+ -> n\d+(?: ${ATTRIBUTES})?;`,
  String.raw`subgraph cluster_frame \{`,
  String.raw`\}`,
];
const LINE = new RegExp(`^ {2,4}(?:${LINES.join("|")})$`, "u");

describe("a graph for Graphviz", () => {
  test("boxes by what they are, arrows by what they do", () => {
    expect(render(surroundingsNamed(""), ["Left out: 1."])).toMatchSnapshot();
  });

  test.each(HOSTILE_NAMES)("%j is text wherever it stands", (name) => {
    const [first, ...lines] = render(surroundingsNamed(name), [name.replaceAll("\n", " ")]).split("\n");
    expect(first).toBe("digraph ssotlint {");
    expect(lines.splice(-2)).toEqual(["}", ""]);
    for (const line of lines) expect(line).toMatch(LINE);
  });
});
