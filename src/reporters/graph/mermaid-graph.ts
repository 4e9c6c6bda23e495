import type { SurroundingEdge, SurroundingNode, Surroundings } from "../../model/surroundings.js";
import type { GraphReporter } from "./graph-reporter.js";
import { edgeLines, framed, nodeText, subjectText, toneOf, type Tone } from "./graph-text.js";

/** A flow chart of mermaid, as GitHub, GitLab and many editors draw it in Markdown. */
export const mermaidGraph: GraphReporter = {
  render: (surroundings, { notes }) => {
    const { subject, nodes, edges } = surroundings;
    const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
    const idOf = ({ id }: { readonly id: string }): string => ids.get(id) ?? "";
    const boxes = (some: readonly SurroundingNode[]): readonly string[] =>
      some.map((node) => `${idOf(node)}${boxOf(node, surroundings)}:::${toneOf(node, subject)}`);
    const inside = framed(surroundings);
    const lines = [
      "---",
      // A JSON string is one of YAML too.
      `title: ${JSON.stringify(subjectText(subject))}`,
      "---",
      "flowchart LR",
      ...(inside.size === 0
        ? []
        : [`subgraph frame["${escaped(subjectText(subject))}"]`, ...boxes([...inside]), "end"]),
      ...boxes(nodes.filter((node) => !inside.has(node))),
      ...notes.map((note, index) => `note${index}["${escaped(note)}"]:::note`),
      ...edges.map((edge) => {
        const lines = edgeLines(edge, surroundings).map(escaped).join("<br/>");
        const label = lines === "" ? "" : `|"${lines}"|`;
        return `${idOf({ id: edge.from })} ${arrowOf(edge)}${label} ${idOf({ id: edge.to })}`;
      }),
      ...classDefs(surroundings, notes),
      ...linkStyle(edges, ({ bypass }) => bypass !== null, `stroke:${RED},stroke-width:3px`),
      ...linkStyle(edges, ({ kind }) => kind === "rival" || kind === "copy" || kind === "lookAlike", `stroke:${RED}`),
    ];
    return `${lines.map((line, index) => (index < 4 ? line : `  ${line}`)).join("\n")}\n`;
  },
};

function boxOf(node: SurroundingNode, { subject }: Surroundings): string {
  const { word, name, where } = nodeText(node, subject);
  const lines = [word === "" ? "" : `<i>${escaped(word)}</i>`, `<b>${escaped(name)}</b>`, escaped(where)];
  const text = lines.filter((line) => line !== "").join("<br/>");
  const [open, close] = SHAPES[node.kind];
  return `${open}"${text}"${close}`;
}

const SHAPES = {
  definition: ["[", "]"],
  definitions: ["[[", "]]"],
  module: ["(", ")"],
  folder: ["[[", "]]"],
  missing: ["{{", "}}"],
  external: ["([", "])"],
} as const satisfies Record<SurroundingNode["kind"], unknown>;

/** What bypasses is thick, so that it is seen without colours too. */
function arrowOf({ kind, bypass }: SurroundingEdge): string {
  if (bypass !== null) return "==>";
  return kind === "imports" || kind === "implementedBy" || kind === "delegate" ? "-->" : "-.->";
}

/** Text inside of quotes: what mermaid, HTML or Markdown could read as theirs is written as the number of the character. */
function escaped(text: string): string {
  const coded = text.replace(/[^\p{L}\p{N} ./:,_()=+@…-]/gu, numbered);
  return (
    coded
      // A line break, a formula and a picture to mermaid, however they are written: a character that nobody sees keeps them apart.
      .replace(/#92;(?=n)|#36;(?=#36;)|:(?=fa-)/g, `$&${WORD_JOINER}`)
      // The start of a list, which some versions of mermaid refuse to draw.
      .replace(/^(?:[-+](?= )|\d(?=\d*\. ))/, numbered)
  );
}

const WORD_JOINER = "#8288;";

function numbered(character: string): string {
  return `#${character.codePointAt(0) ?? 0};`;
}

const RED = "#cf222e";

/** The lines alone have colours: what is inside of them is right on a dark page and on a light one. */
const STYLES = {
  core: "stroke:#1a7f37,stroke-width:3px",
  competing: `stroke:${RED},stroke-width:3px`,
  suspect: "stroke:#bf8700,stroke-width:3px",
  beside: "stroke:#8c959f",
  asked: "stroke:#0969da,stroke-width:3px",
  module: "stroke:#8c959f",
  test: "stroke:#8c959f,stroke-dasharray:2 2",
  folder: "stroke:#8c959f",
  missing: `stroke:${RED},stroke-dasharray:6 3`,
  external: "stroke:#8c959f",
  note: "stroke-dasharray:2 2",
} as const satisfies Record<Tone | "note", string>;

function classDefs({ nodes, subject }: Surroundings, notes: readonly string[]): readonly string[] {
  const used = new Set<keyof typeof STYLES>(nodes.map((node) => toneOf(node, subject)));
  if (notes.length > 0) used.add("note");
  return Object.entries(STYLES).flatMap(([name, style]) =>
    used.has(name as keyof typeof STYLES) ? [`classDef ${name} ${style}`] : [],
  );
}

function linkStyle(
  edges: readonly SurroundingEdge[],
  isMeant: (edge: SurroundingEdge) => boolean,
  style: string,
): readonly string[] {
  const places = edges.flatMap((edge, index) => (isMeant(edge) ? index : []));
  return places.length === 0 ? [] : [`linkStyle ${places.join(",")} ${style}`];
}
