import type { ArgumentsCamelCase, Argv } from "yargs";

interface SchemaOptions {
  readonly of: "manifest" | "report";
}

export type SchemaArguments = ArgumentsCamelCase<SchemaOptions>;

/** `ssotlint schema [manifest|report]`. */
export function schemaCommand(yargs: Argv): Argv<SchemaOptions> {
  return yargs.positional("of", {
    choices: ["manifest", "report"] as const,
    default: "manifest" as const,
    describe: "manifest: for editors; report: of what --reporter json writes",
  });
}
