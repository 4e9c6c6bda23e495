import type { SurroundingEdge, SurroundingNode, Surroundings } from "../../model/surroundings.js";
import { sanitize } from "../sanitize.js";
import type { GraphReporter } from "./graph-reporter.js";
import { edgeLines, framed, nodeText, subjectText, toneOf, type Tone } from "./graph-text.js";

/** A directed graph in the language of Graphviz. */
export const dotGraph: GraphReporter = {
  render: (surroundings, { notes }) => {
    const { subject, nodes, edges } = surroundings;
    const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
    const inside = framed(surroundings);
    const boxes = (some: readonly SurroundingNode[]): readonly string[] =>
      some.map((node) => `${ids.get(node.id) ?? ""} ${attributes(boxOf(node, surroundings))};`);
    const title = [subjectText(subject), ...notes];
    const lines = [
      "rankdir=LR; labelloc=t; labeljust=l; nodesep=0.2; ranksep=0.9;",
      `label=${quoted(title, "\\l")}; fontname="Helvetica"; fontsize=13;`,
      'node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="#8c959f", fontname="Helvetica", fontsize=10];',
      'edge [color="#57606a", fontname="Helvetica", fontsize=8, arrowsize=0.7];',
      ...(inside.size === 0
        ? []
        : [
            "subgraph cluster_frame {",
            ...[
              `label=${quoted([subjectText(subject)])}; color="#8c959f"; style="rounded"; fontsize=11;`,
              ...boxes([...inside]),
            ].map((line) => `  ${line}`),
            "}",
          ]),
      ...boxes(nodes.filter((node) => !inside.has(node))),
      ...edges.map(
        (edge) =>
          `${ids.get(edge.from) ?? ""} -> ${ids.get(edge.to) ?? ""}${attributes(arrowOf(edge, surroundings), " ")};`,
      ),
    ];
    return `digraph ssotlint {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
  },
};

type Attributes = Readonly<Record<string, string>>;

function boxOf(node: SurroundingNode, { subject }: Surroundings): Attributes {
  const { word, name, where } = nodeText(node, subject);
  return {
    label: quoted([word, name, where].filter((line) => line !== "")),
    tooltip: quoted(fullText(node)),
    ...TONES[toneOf(node, subject)],
  };
}

/** All of what a box stands for. */
function fullText(node: SurroundingNode): readonly string[] {
  switch (node.kind) {
    case "definitions":
      return node.symbols.map(sanitize);
    case "folder":
      return node.modules.map(sanitize);
    case "missing":
    case "external":
      return node.names.map(sanitize);
    default:
      return [sanitize(node.id)];
  }
}

const RED = '"#cf222e"';
const GREY = '"#8c959f"';

const TONES = {
  core: { color: '"#1a7f37"', penwidth: "2.5" },
  competing: { color: RED, penwidth: "2.5" },
  suspect: { color: '"#bf8700"', penwidth: "2.5" },
  beside: { color: GREY },
  asked: { color: '"#0969da"', penwidth: "2.5" },
  module: {},
  test: { style: '"rounded,filled,dotted"' },
  folder: { shape: "folder", style: "filled" },
  missing: { color: RED, style: '"filled,dashed"' },
  external: { shape: "component", style: "filled" },
} as const satisfies Record<Tone, Attributes>;

function arrowOf(edge: SurroundingEdge, surroundings: Surroundings): Attributes {
  const lines = edgeLines(edge, surroundings);
  return { ...(lines.length === 0 ? {} : { label: quoted(lines) }), ...arrowStyle(edge) };
}

function arrowStyle({ kind, bypass }: SurroundingEdge): Attributes {
  if (bypass !== null) return { color: RED, fontcolor: RED, penwidth: "3" };
  if (kind === "rival" || kind === "copy" || kind === "lookAlike")
    return { color: RED, fontcolor: RED, style: "dashed" };
  if (kind === "types") return { style: "dashed", arrowhead: "empty" };
  return kind === "string" ? { style: "dotted" } : {};
}

function attributes(values: Attributes, before = ""): string {
  const written = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return written.length === 0 ? "" : `${before}[${written.join(", ")}]`;
}

/** Lines of a text, as Graphviz reads it: quotes and backslashes are its own, and so is `&`, which starts the name of a character. */
function quoted(lines: readonly string[], end = "\\n"): string {
  const texts = lines.map((line) => line.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("&", "&amp;"));
  return `"${texts.join(end)}${end === "\\l" ? end : ""}"`;
}
