import { z } from "zod";
import { CANDIDATE_CLASSES } from "../../model/role-report.js";
import { DIRECTIONS } from "../../model/surroundings.js";

/** The JSON graph, version 1. */
export type JsonGraph = z.infer<typeof graphSchema>;
export type JsonNode = z.infer<typeof node>;
export type JsonEdge = z.infer<typeof edge>;

/** The JSON Schema (draft 7) of the JSON graph, as `schema/graph.schema.json` publishes it. */
export function graphJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(graphSchema, { target: "draft-7" });
  return {
    $schema,
    title: "ssotlint graph, version 1",
    description:
      "What `ssotlint graph --format json` prints. Keys and values may be added within version 1; none is removed or changes its meaning.",
    ...rest,
  };
}

const position = z.int().positive();
const path = z.string().describe("Relative to the analysis root.");
const symbol = z.string().describe("`<path>#<Name>`.");
const candidateClass = z
  .enum(CANDIDATE_CLASSES)
  .nullable()
  .describe("null: the canonical symbol does not exist, so nothing could be compared with it.");
const common = {
  id: z.string().describe("What edges name it by: unique, and the same from run to run."),
  distance: z.int().nonnegative().describe("How many steps away from what was asked for, which is at 0."),
};

const node = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("definition"),
    ...common,
    symbol,
    file: path,
    line: position,
    column: position,
    what: z.enum(["class", "interface", "protocol", "enum", "typeAlias", "function", "constant", "namespace"]),
    classes: z
      .array(z.strictObject({ role: z.string(), class: candidateClass }))
      .describe("What it is in each role that it has a class in."),
    declaredAs: z
      .array(symbol)
      .describe("The symbols by which the role that was asked for declares it, where they are not its own."),
    test: z.boolean().describe("Whether it lives in a test file."),
  }),
  z.strictObject({
    kind: z.literal("module"),
    ...common,
    file: path,
    test: z.boolean().describe("Whether it is a test file."),
    passesOn: z.boolean().describe("Whether others reach through it what is further in."),
  }),
  z.strictObject({
    kind: z.literal("folder"),
    ...common,
    folder: path.describe("The deepest folder that has them all, with a slash at the end; empty for the root."),
    modules: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal("definitions"),
    ...common,
    class: candidateClass,
    symbols: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal("missing"),
    ...common,
    names: z.array(z.string()).describe("Declared symbols, or specifiers as written, that do not exist."),
  }),
  z.strictObject({ kind: z.literal("external"), ...common, names: z.array(z.string()).describe("Packages.") }),
]);

const edge = z.strictObject({
  from: z.string(),
  to: z.string(),
  kind: z
    .enum(["imports", "types", "string", "implementedBy", "rival", "copy", "lookAlike", "delegate"])
    .describe(
      "imports: the module imports it, or passes it on; types: the same for types alone; string: a string or a mock names it; implementedBy: the definition that does the work of a canonical one; the others say what `from` is to `to`.",
    ),
  bypass: z
    .string()
    .nullable()
    .describe("The kind of the rule non-canonical-import that check reports for it; null: nothing is said against it."),
  steps: z
    .array(
      z.strictObject({
        how: z.enum(["import", "reexport", "star", "member", "string"]),
        file: path,
        line: position,
        column: position,
        imported: z.string().describe("The name in the other module; `*` for the whole module."),
        local: z.string().nullable().describe("The name here; null where none is bound, or it is the same."),
      }),
    )
    .describe("What `from` takes from `to`, by file and place; empty between definitions."),
  shared: z
    .strictObject({ bits: z.number(), containment: z.number(), members: z.array(z.string()) })
    .nullable()
    .describe("Of what competes: the behaviour that it shares with `to`."),
});

const graphSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal("ssotlint"), version: z.string() }),
  subject: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("role"), role: z.string() }),
      z.strictObject({ kind: z.literal("definition"), symbol }),
      z.strictObject({ kind: z.literal("module"), file: path }),
      z.strictObject({
        kind: z.literal("folder"),
        folder: path.describe("With a slash at the end; empty for the root."),
      }),
    ])
    .describe("What was asked for."),
  direction: z.enum(DIRECTIONS).describe("Which way imports were followed from what was asked for."),
  depth: z.int().nonnegative().describe("How many steps."),
  nodes: z.array(node).describe("By distance."),
  edges: z.array(edge),
  testsLeftOut: z
    .array(z.string())
    .describe("Modules in test files and definitions in them that would be here with --tests, as paths and symbols."),
});
