import { z } from "zod";
import { FRAMEWORKS } from "../model/routes.js";

/** The JSON report, version 1. */
export type JsonReport = z.infer<typeof reportSchema>;
export type JsonFinding = z.infer<typeof finding>;
export type JsonRole = z.infer<typeof role>;
export type JsonRegion = z.infer<typeof region>;
export type JsonEvidence = z.infer<typeof evidence>;
export type JsonApplication = z.infer<typeof application>;
export type JsonRoute = z.infer<typeof route>;
export type JsonRouteConflict = z.infer<typeof routeConflict>;
export type JsonRouteStop = z.infer<typeof routeStop>;
export type JsonHop = z.infer<typeof hop>;

/** The JSON Schema (draft 7) of the JSON report, as `schema/report.schema.json` publishes it. */
export function reportJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(reportSchema, { target: "draft-7" });
  return {
    $schema,
    title: "ssotlint report, version 1",
    description:
      "What `ssotlint check --reporter json` prints. Keys and values may be added within version 1; none is removed or changes its meaning.",
    ...rest,
  };
}

const count = z.int().nonnegative();
const line = z.int().positive();
const path = z.string().describe("POSIX, relative to the analysis root.");
const symbol = z.string().describe("`<path>#<Name>`; stable while lines move.");

const region = z
  .strictObject({ startLine: line, startColumn: line, endLine: line, endColumn: line })
  .meta({ id: "Region", description: "1-based; the end is exclusive; columns count UTF-16 units." });

const evidence = z.strictObject({ message: z.string(), file: path, region }).meta({ id: "Evidence" });

const hop = z
  .strictObject({
    file: path,
    line,
    hop: z.enum(["import", "reexport", "alias", "star"]),
    name: z.string().describe("The name that this step binds or exports; the specifier for `star`."),
  })
  .meta({ id: "Hop", description: "One step on the way from a name to its definition." });

const finding = z
  .strictObject({
    rule: z.string(),
    kind: z.string().describe("Which of the rule's kinds of violation this is."),
    severity: z.enum(["error", "warning", "note"]),
    message: z.string(),
    hint: z.string().describe("What to do now."),
    file: path,
    symbol: z.string().nullable(),
    role: z.string().nullable(),
    region,
    fingerprint: z.string().describe("The same for the same finding while lines move."),
    state: z.enum(["new", "known"]).describe("`known`: the baseline has it."),
    introduced: z
      .boolean()
      .optional()
      .describe(
        "Only with `since`: whether that commit did not have it. What moved to another file is not introduced.",
      ),
    chain: z.array(hop),
    evidence: z.array(evidence),
  })
  .meta({ id: "Finding" });

const suppressedFinding = z
  .strictObject({
    ...finding.shape,
    suppression: z.strictObject({ reason: z.string(), file: path, region }),
  })
  .meta({ id: "SuppressedFinding" });

const fixedFinding = z
  .strictObject({
    rule: z.string(),
    kind: z.string(),
    file: path,
    symbol: z.string().nullable(),
    fingerprint: z.string(),
    message: z.string(),
  })
  .meta({ id: "FixedFinding", description: "A finding that the baseline has and the code no longer." });

const skipped = z
  .strictObject({
    notIncluded: count,
    excluded: count,
    generated: count,
    vendored: count,
    minified: count,
    tooLarge: count,
    binary: count,
    symlink: count,
    unreadable: count,
  })
  .meta({ id: "Skipped", description: "How many source files were left out, by reason." });

const shared = z
  .strictObject({
    with: symbol,
    bits: z.number(),
    containment: z.number().min(0).max(1),
    members: z.array(z.string()),
  })
  .meta({ id: "SharedBehaviour", description: "Behaviour that two classes share." });

const definition = z
  .strictObject({
    symbol,
    file: path,
    region,
    class: z
      .enum([
        "canonical",
        "implementation",
        "variant",
        "double",
        "contract",
        "delegate",
        "copy",
        "rival",
        "namesake",
        "lookAlike",
      ])
      .nullable()
      .describe("null: it would need a comparison, and the canonical symbol does not exist."),
    matchedBy: z.enum(["name", "reachedName", "extends", "behaviour", "declared"]),
    shared: shared.nullable(),
    evidence: z.array(evidence),
  })
  .meta({ id: "Definition" });

const name = z
  .strictObject({ module: path, name: z.string(), symbol, line, test: z.boolean(), chain: z.array(hop) })
  .meta({ id: "Name", description: "A module-level name and the definition that it reaches." });

const role = z
  .strictObject({
    id: z.string(),
    canonical: z.array(symbol),
    implementation: z.array(symbol).describe("The definitions that others are compared with."),
    counts: z.strictObject({
      names: count,
      definitions: count,
      rivals: count.nullable(),
      copies: count.nullable(),
      lookAlikes: count.nullable(),
      namesakes: count.nullable(),
      variants: count,
      importPaths: count,
    }),
    names: z.array(name),
    definitions: z.array(definition),
  })
  .meta({ id: "Role" });

const application = z
  .strictObject({
    id: symbol.describe("The symbol that holds it; of a factory the function."),
    framework: z.enum(FRAMEWORKS),
    host: z.string().describe("The name under `routes.hosts`, else its own id: applications compete within a host."),
    file: path,
    line,
  })
  .meta({ id: "Application", description: "One application object with everything mounted under it." });

const routeStop = z
  .strictObject({ file: path, line, reason: z.string() })
  .meta({ id: "RouteStop", description: "Where the analysis of routes had to stop, and why." });

const route = z
  .strictObject({
    app: symbol.nullable().describe("The application that serves it; null when nothing mounts its router."),
    framework: z.enum(FRAMEWORKS),
    method: z.string().describe("In capitals; `ANY` for all, `WS` for WebSocket."),
    path: z.string().describe("Prefixes included, in the framework's own notation; `…` for what is not known."),
    template: z.string().describe("The path with every parameter as `{}` and every rest as `{*}`."),
    handler: symbol.nullable().describe("What answers; null where it has no symbol."),
    handlerName: z.string().nullable(),
    handlerAt: z.strictObject({ file: path, line }).nullable().describe("Where what answers is defined."),
    file: path.describe("Where it is registered."),
    line,
    mounts: z
      .array(z.strictObject({ file: path, line, prefix: z.string().nullable().describe("null: code computes it.") }))
      .describe("From the application down to the router that has it."),
    status: z.enum(["live", "unmounted", "unknownPrefix"]),
    stop: routeStop.nullable().describe("What the first `…` of the path stands for."),
  })
  .meta({ id: "Route" });

const routeSide = z
  .strictObject({ app: symbol.nullable(), method: z.string(), path: z.string(), file: path, line })
  .meta({ id: "RouteSide", description: "A route of `routes`, by what tells it from others." });

const routeConflict = z
  .strictObject({
    kind: z.enum(["identical", "mountedTwice", "shadowed", "overlapping"]),
    outcome: z
      .enum(["first", "continues", "fails", "undecided"])
      .describe(
        "How it ends; `fails`: the application does not start; `undecided`: the two are in different applications.",
      ),
    example: z.string().describe("A path that both match."),
    winner: routeSide.describe("The one of the two that answers."),
    loser: routeSide,
  })
  .meta({ id: "RouteConflict", description: "Two live routes that a request may reach both." });

const problem = z
  .strictObject({ file: path, line, message: z.string() })
  .meta({ id: "Problem", description: "A file that could not be read whole." });

const reportSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal("ssotlint"), version: z.string() }),
  snapshot: z.strictObject({
    kind: z.enum(["worktree", "index", "commit", "directory", "memory"]),
    commit: z.string().nullable(),
    prefix: z.string().describe("From the root of the git repository to the analysis root: empty, or ending in `/`."),
  }),
  manifest: path.nullable(),
  since: z
    .strictObject({
      commit: z.string(),
      introduced: count.describe("How many of the findings this commit did not have."),
      fixed: count.describe("How many findings of this commit are there no more, in all code."),
    })
    .nullable()
    .describe("The commit that findings are compared with, judged by the same manifest; null: they are not."),
  baseline: z
    .strictObject({
      file: path,
      known: count.describe("How many findings it has, in all code."),
      fixed: z.array(fixedFinding).describe("What it has that is there no more, in all code."),
      metrics: z.record(z.string(), z.number().nullable()).describe("The counts that it recorded."),
    })
    .nullable()
    .describe("The baseline that findings are compared with; null: they are not."),
  pathFilter: z.array(z.string()).nullable().describe("The paths that findings are listed for; null: all."),
  summary: z.strictObject({
    exitCode: z.union([z.literal(0), z.literal(1)]),
    findings: z.strictObject({ error: count, warning: count, note: count }),
    suppressed: count,
    files: z.strictObject({ total: count, typescript: count, python: count, unparsed: count, skipped }),
    metrics: z.record(z.string(), z.number().nullable()).describe("null: the count cannot be known."),
  }),
  findings: z.array(finding),
  suppressed: z.array(suppressedFinding).optional().describe("Only when asked for; always counted in the summary."),
  roles: z.array(role),
  applications: z.array(application),
  routes: z.array(route),
  routeConflicts: z.array(routeConflict),
  routeStops: z
    .array(routeStop)
    .describe("Places where routes may be missing, because what is mounted or registered cannot be followed."),
  problems: z.array(problem),
  notes: z.array(z.string()).describe("What the user should know that is no finding."),
});
