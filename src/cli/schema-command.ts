import type { ArgumentsCamelCase, Argv } from "yargs";

const SCHEMAS = ["manifest", "report", "status", "trend", "graph"] as const;

interface SchemaOptions {
  readonly of: (typeof SCHEMAS)[number];
}

export type SchemaArguments = ArgumentsCamelCase<SchemaOptions>;

/** `ssotlint schema [manifest|report|status|trend|graph]`. */
export function schemaCommand(yargs: Argv): Argv<SchemaOptions> {
  return yargs.positional("of", {
    choices: SCHEMAS,
    default: "manifest" as const,
    describe:
      "manifest: for editors; report, status: of what check --reporter json and status write; trend: of what trend --reporter json writes; graph: of what graph --format json writes",
  });
}
