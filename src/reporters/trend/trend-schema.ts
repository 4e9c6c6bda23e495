import { z } from "zod";
import { TREND_INTERVALS } from "../../model/trend.js";

/** The JSON trend, version 1. */
export type JsonTrend = z.infer<typeof trendSchema>;
export type JsonPoint = z.infer<typeof point>;
export type JsonStep = z.infer<typeof step>;

/** The JSON Schema (draft 7) of the JSON trend, as `schema/trend.schema.json` publishes it. */
export function trendJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(trendSchema, { target: "draft-7" });
  return {
    $schema,
    title: "ssotlint trend, version 1",
    description:
      "What `ssotlint trend --reporter json` prints. Keys and values may be added within version 1; none is removed or changes its meaning.",
    ...rest,
  };
}

const count = z.int().nonnegative();
const commit = z.string().describe("The id of a commit, whole.");
const paths = z.array(z.string());
const day = z.string().describe("ISO, UTC.");
const units = z.array(z.string()).describe("Names as `<module>#<name>`, else symbols or places; sorted.");

const point = z
  .strictObject({
    label: z
      .string()
      .describe("The interval: a day, `2025-W38`, `2025-09`, the name of a tag, or the first digits of the commit."),
    commit,
    date: day.describe("Day of the committer's date, ISO, UTC."),
    subject: z.string().describe("First line of the commit's message."),
    metrics: z
      .record(z.string(), z.number().nullable())
      .describe("Those that the manifest knows at this commit; null: the count cannot be known."),
    files: count.describe("How many source files were analysed."),
    unparsed: paths.describe("Files that could not be parsed whole."),
    missing: paths.describe("Files whose contents the repository does not have."),
    failure: z.string().nullable().describe("Why there are no metrics: the manifest of that time is wrong."),
  })
  .meta({ id: "Point", description: "A commit, judged." });

const blamed = z
  .strictObject({
    commit,
    parent: commit.describe("Its parent, or the commit before it that was judged."),
    authored: day.describe("Day of the author's date, ISO, UTC."),
    author: z.string(),
    subject: z.string(),
    before: count.nullable(),
    after: count.nullable(),
    came: units,
    went: units,
  })
  .meta({ id: "BlamedCommit", description: "A commit that changed what a metric counts, against its parent." });

const step = z
  .strictObject({
    metric: z.string(),
    from: commit.describe("Of the point before."),
    to: commit.describe("Of the point after."),
    before: count,
    after: count,
    came: units.describe("What is counted that was not; sorted."),
    went: units.describe("What was counted and is not; sorted."),
    blame: z.array(blamed).nullable().describe("Who made it, oldest first; null: it was not looked for."),
  })
  .meta({ id: "Step", description: "A change of one metric from one point to the next." });

const trendSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal("ssotlint"), version: z.string() }),
  by: z.enum(TREND_INTERVALS).describe("The last commit of each is a point."),
  yardstick: z
    .enum(["today", "ownManifest"])
    .describe("Whose manifest each commit is judged by: today's for all of them, or its own."),
  metrics: z.array(z.string()).describe("Those that were asked for, sorted."),
  points: z.array(point).describe("Oldest first."),
  steps: z.array(step).describe("The largest first; as many as were asked for."),
  notes: z.array(z.string()).describe("What the user should know to judge it."),
});
