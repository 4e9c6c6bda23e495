import { z } from "zod";

/** The status report, version 1. */
export type JsonStatus = z.infer<typeof statusSchema>;
export type JsonComponent = z.infer<typeof component>;

/** The JSON Schema (draft 7) of the status report, as `schema/status.schema.json` publishes it. */
export function statusJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(statusSchema, { target: "draft-7" });
  return {
    $schema,
    title: "ssotlint status, version 1",
    description:
      "What `ssotlint check --reporter status` prints: the answer of a health endpoint, every value of it measured. Keys and values may be added within version 1; none is removed or changes its meaning.",
    ...rest,
  };
}

const count = z.int().nonnegative();
const unknownCount = count
  .nullable()
  .describe("null: the canonical symbol does not exist, so nothing could be compared with it.");

const component = z
  .strictObject({
    status: z
      .enum(["healthy", "degraded"])
      .describe("`healthy`: the canonical symbol exists, and the role has neither rivals nor copies."),
    names: count,
    definitions: count,
    rivals: unknownCount,
    copies: unknownCount,
    look_alikes: unknownCount,
    namesakes: unknownCount,
    variants: count,
    import_paths: count,
  })
  .meta({ id: "Component", description: "A role with its counts, outside of tests." });

const statusSchema = z.strictObject({
  schemaVersion: z.literal(1),
  status: z.enum(["healthy", "degraded"]).describe("`healthy`: `ssot_compliance` is true, and so is every component."),
  mode: z
    .enum(["ssot_consolidated", "ssot_consolidating", "ssot_undeclared"])
    .describe(
      "`ssot_undeclared`: there is no manifest, or no role in it. `ssot_consolidated`: every component is healthy, and no route competes. `ssot_consolidating`: work is left.",
    ),
  components: z.record(z.string(), component).describe("By the role's id in the manifest."),
  consolidation: z.strictObject({
    competing_routes_eliminated: z
      .int()
      .nullable()
      .describe("`competing_routes` then minus now, so negative when there are more; null: one of them is not known."),
    competing_routes: count.nullable().describe("The metric `routes.competing` now; null: it cannot be known."),
    compared_with: z
      .union([
        z.strictObject({ kind: z.literal("baseline"), file: z.string(), competing_routes: count }),
        z.strictObject({ kind: z.literal("history"), commit: z.string(), date: z.string(), competing_routes: count }),
      ])
      .nullable()
      .describe(
        "What `then` is: the baseline, else the first point of the history at which the count is known; null: neither is.",
      ),
    ssot_compliance: z
      .boolean()
      .nullable()
      .describe(
        "Whether there is no finding at error level, one that a baseline has included; null: only findings in some paths were asked for, and none of these is an error.",
      ),
    modes_supported: z.array(z.string()).describe("The symbols of the variants that were found, of all roles."),
  }),
  measured: z
    .strictObject({
      tool: z.strictObject({ name: z.literal("ssotlint"), version: z.string() }),
      snapshot: z.strictObject({
        kind: z.enum(["worktree", "index", "commit", "directory", "memory"]),
        commit: z.string().nullable(),
      }),
      files: z.strictObject({ total: count, unparsed: count }),
      findings: z.strictObject({
        error: count,
        warning: count,
        note: count,
        suppressed: count.describe("By comments in the code; in none of the others."),
      }),
    })
    .describe("What all of this was read from."),
});
