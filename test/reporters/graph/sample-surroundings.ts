import type { Step, SurroundingEdge, SurroundingNode, Surroundings } from "../../../src/model/surroundings.js";

/** One of every kind of box and arrow, with a text added to all names of the code. */
export function surroundingsNamed(added: string): Surroundings {
  const manager = `src/${added}/manager.ts#Manager${added}`;
  const rival = `src/other.ts#${added}Manager`;
  const barrel = `src/${added}index.ts`;
  return {
    subject: { kind: "role", role: `manager${added}` },
    direction: "importers",
    depth: 1,
    nodes: [
      definition(manager, `src/${added}/manager.ts`, "canonical", added),
      definition(rival, "src/other.ts", "rival", added),
      definition(`src/like.ts#Like${added}`, "src/like.ts", "lookAlike", added),
      { ...definition("src/new.ts#New", "src/new.ts", "delegate", added), classes: [] },
      {
        kind: "definitions",
        id: "definitions:namesake",
        distance: 0,
        class: "namesake",
        symbols: [`a.ts#${added}`, "b.ts#B"],
      },
      { kind: "missing", id: "missing:gone", distance: 0, names: [`src/gone.ts#${added}`] },
      { kind: "module", id: barrel, distance: 1, file: barrel, isTest: false, passesOn: true },
      { kind: "module", id: "test/a.test.ts", distance: 1, file: "test/a.test.ts", isTest: true, passesOn: false },
      {
        kind: "folder",
        id: "folder:src",
        distance: 1,
        folder: `src/${added}/`,
        modules: [`src/${added}/x.ts`, "src/y.ts"],
      },
      { kind: "external", id: "external:p", distance: 1, names: [`@scope/${added}`] },
      { kind: "external", id: "external:*", distance: 2, names: ["a", "b", `c${added}`] },
    ],
    edges: [
      {
        ...edge(rival, manager, "rival"),
        shared: { with: manager, bits: 30.5, containment: 0.8, members: [added, "b", "c"] },
      },
      edge(`src/like.ts#Like${added}`, manager, "lookAlike"),
      edge(manager, "src/new.ts#New", "implementedBy"),
      edge("src/new.ts#New", manager, "delegate"),
      edge(barrel, manager, "imports", [step(barrel, "star", "*")]),
      {
        ...edge("folder:src", barrel, "imports", [step(`src/${added}/x.ts`, "import", `Name${added}`, added)]),
        bypass: "viaBarrel",
      },
      edge(
        "folder:src",
        barrel,
        "types",
        ["a", "b", "c", "d"].map((name) => step("src/y.ts", "import", name + added)),
      ),
      edge("test/a.test.ts", rival, "string", [step("test/a.test.ts", "string", `${added}Manager`)]),
    ],
    testsLeftOut: [`test/${added}.ts`],
  };
}

function definition(
  symbol: string,
  file: string,
  kind: "canonical" | "rival" | "lookAlike" | "delegate",
  added: string,
): SurroundingNode & { readonly kind: "definition" } {
  return {
    kind: "definition",
    id: symbol,
    distance: 0,
    symbol,
    place: { file, span: [7, 14, 7, 21] },
    what: "class",
    classes: [{ role: `manager${added}`, class: kind }],
    declaredAs: kind === "canonical" ? [`src/front.ts#${added}Front`] : [],
    isTest: false,
  };
}

function edge(from: string, to: string, kind: SurroundingEdge["kind"], steps: readonly Step[] = []): SurroundingEdge {
  return { from, to, kind, bypass: null, steps, shared: null };
}

function step(file: string, how: Step["how"], imported: string, local: string | null = null): Step {
  return { how, place: { file, span: [3, 10, 3, 17] }, imported, local };
}

/** What names of code may be, and what a file on disk may be called. */
export const HOSTILE_NAMES: readonly string[] = [
  "",
  '"',
  '"]; n0 --> n1; x["',
  '\\"',
  "\\",
  "\\n\\l\\N\\G",
  "a\nend\nb",
  "%%{init: {}}%%",
  "--> n0",
  "<script>alert(1)</script>",
  "<br/><b>",
  "&lt;&quot;&amp;&#35;",
  "#35;#quot;",
  "`**bold** _it_`",
  "1. one",
  "- item",
  "|x|",
  "end",
  "]]}})",
  ":::core",
  "click n0 href 'javascript:alert(1)'",
  "\u001B[31mred\u0007",
  "\u202Eevil\u2066",
  "\uD800",
  "naïve 名前 🎉",
  "$$x^2$$",
  "$$$y$$$",
  "fa:fa-car",
  "---\ntitle: x\n---",
  "{a}{{b}}",
];
