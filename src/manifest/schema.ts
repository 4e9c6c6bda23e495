import { z } from "zod";
import { BASELINE_FILE } from "../model/baseline.js";
import { DEFAULTS } from "./defaults.js";
import { extendsProblem, filePathProblem, folderGlobProblem } from "./path-text.js";
import { roleSchema } from "./role-schema.js";
import {
  count,
  glob,
  modulePath,
  nameGlob,
  oneOrMany,
  prose,
  ruleSettings,
  someOf,
  symbolId,
  text,
  type RuleCatalogue,
} from "./schema-parts.js";
import {
  aliasPatternProblem,
  dottedNameProblem,
  METHOD,
  METRIC,
  methodProblem,
  prefixProblem,
  ROLE_ID,
  routePathProblem,
} from "./word-text.js";

/** What people write. What the program reads is `Manifest` in the model. */
export type UserManifest = z.infer<ReturnType<typeof manifestSchema>>;

/** The one source of the manifest's types, checks, JSON Schema and reference. Every description is a tooltip in an editor. */
export function manifestSchema(catalogue: RuleCatalogue) {
  return z.strictObject({
    $schema: z.string().describe("Where the JSON Schema of this file is, for editors.").optional(),
    version: z.literal(1, "expected 1").describe("The version of the manifest's format: 1."),
    extends: z
      .array(text("a relative path", extendsProblem))
      .describe(
        "Other manifest files, as paths relative to this one. What they say holds too; where both say something, this file wins, and lists are joined. Paths inside them are still relative to the analysis root.",
      )
      .optional(),
    source: source.optional(),
    roles: z
      .record(z.string(), roleSchema)
      .meta({ propertyNames: { pattern: ROLE_ID } })
      .describe("Jobs that should have one implementation each, by an id of your choice: `websocket-manager`.")
      .optional(),
    routes: routes.optional(),
    imports: z.array(importContract).describe("Symbols, and the one module from which each is imported.").optional(),
    access: z.array(accessOwner).describe("APIs that only one module may use, like the environment.").optional(),
    constants: z.array(constantOwner).describe("Named constants that only one module may define.").optional(),
    budgets: z
      .record(z.string(), count())
      .meta({ propertyNames: { pattern: METRIC } })
      .describe("The most that a metric may be, by its name: `routes.competing: 2`. A run that counts more fails.")
      .optional(),
    baseline: text("the path of a file", filePathProblem)
      .meta({ default: BASELINE_FILE })
      .describe(
        "The file that `ssotlint baseline` writes and `check` compares with, as a path relative to the analysis root.",
      )
      .optional(),
    rules: ruleSettings(catalogue)
      .describe("Severity by rule, or by rule and kind. What is not named keeps its own.")
      .optional(),
    overrides: z
      .array(
        z.strictObject({
          files: someOf(glob, "globs").describe(
            "Globs of the files, relative to the analysis root, where the settings hold.",
          ),
          rules: ruleSettings(catalogue).describe(
            "Severity by rule, or by rule and kind, for findings in these files.",
          ),
        }),
      )
      .describe("Other severities for some files. Of several that fit, the last one counts.")
      .optional(),
  });
}

const source = z
  .strictObject({
    include: z.array(glob).describe("Globs of the files that are analysed. Without it, all are.").optional(),
    exclude: z.array(glob).describe("Globs of files that are left out, beside what git ignores.").optional(),
    tests: z
      .array(glob)
      .meta({ default: DEFAULTS.tests })
      .describe(
        "Globs of test files: what they define is a double and is not counted. Replaces the usual places of tests.",
      )
      .optional(),
    roots: z
      .strictObject({
        python: z
          .array(text("a folder", folderGlobProblem))
          .describe(
            "Folders, or globs of folders, in which dotted Python names start: `.`, `services/*`. Found by themselves otherwise.",
          )
          .optional(),
      })
      .describe("Where module names start.")
      .optional(),
    aliases: z
      .record(z.string(), someOf(text("a path", aliasPatternProblem), "paths"))
      .describe(
        "Import specifiers that a bundler maps: a pattern with at most one `*`, and the paths that it stands for.",
      )
      .optional(),
  })
  .describe("Which files are read, and how.");

const routes = z
  .strictObject({
    owners: z
      .array(
        z.strictObject({
          method: text("a method", methodProblem)
            .meta({ pattern: METHOD, examples: ["GET", "POST", "PUT", "PATCH", "DELETE", "WS", "ANY"] })
            .describe("The HTTP method in capitals, or WS for a web socket."),
          path: text("a path", routePathProblem).describe(
            "The whole path as it is served, prefixes included: `/api/users/{id}`.",
          ),
          owner: modulePath.describe(
            "The module that registers it, or a folder, as a path relative to the analysis root.",
          ),
        }),
      )
      .describe("Which module owns a route: a registration elsewhere competes.")
      .optional(),
    mounts: z
      .array(
        z.strictObject({
          router: symbolId.describe("The router."),
          prefix: text("a prefix", prefixProblem).describe(
            "What it is mounted under, like `/api/plugins`; empty for nothing.",
          ),
          app: symbolId
            .describe("The application that mounts it. Without it, the one in whose neighbourhood the router is.")
            .optional(),
        }),
      )
      .describe(
        "Mounts that code computes, so that they cannot be read from it: of routers of Express, Hono, FastAPI, Starlette and Flask, and of plugins of Fastify.",
      )
      .optional(),
    hosts: z
      .array(
        z.strictObject({
          name: prose.describe("A name of your choice."),
          apps: someOf(symbolId, "symbol ids").describe("The application objects that answer on this host."),
        }),
      )
      .describe("Applications that serve one host, and so compete for its routes.")
      .optional(),
    wrappers: z
      .array(
        z.strictObject({
          call: text("a dotted name", dottedNameProblem).describe(
            "The function of yours that registers routes, as a dotted name or symbol id.",
          ),
          like: text("a dotted name", dottedNameProblem).describe(
            "The call of a framework that it takes the arguments of: `fastapi.APIRouter.api_route`.",
          ),
        }),
      )
      .describe("Functions of your own that register routes.")
      .optional(),
  })
  .describe("What is declared about routes.");

const importContract = z.strictObject({
  symbol: symbolId.describe("The definition."),
  from: modulePath
    .describe(
      "The one module to import it from, as a path or dotted Python name. Without it, the file that defines it.",
    )
    .optional(),
  deprecated: z
    .array(modulePath)
    .describe("Modules from which importing it is an error rather than a warning.")
    .optional(),
});

const accessOwner = z.strictObject({
  api: oneOrMany(text("a dotted name", dottedNameProblem), "a dotted name")
    .meta({ examples: [["os.environ", "os.getenv", "process.env"]] })
    .describe("What only the owner may use, as dotted names."),
  owner: modulePath.describe("The module that may, or a folder, as a path relative to the analysis root."),
  within: oneOrMany(glob, "a glob")
    .meta({ examples: [["apps/web/**"]] })
    .describe("Globs of the files that it is the owner for: a package that others do not depend on. Without it, all.")
    .optional(),
  reason: prose.describe("Why: it is shown with every finding."),
});

const constantOwner = z.strictObject({
  name: nameGlob
    .meta({ examples: ["*_TIMEOUT"] })
    .describe("A glob over names of constants as they are written; underscores in front do not count."),
  owner: modulePath.describe("The module that defines them, or a folder, as a path relative to the analysis root."),
});
