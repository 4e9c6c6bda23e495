import type { ArgumentsCamelCase, Argv } from "yargs";
import { manifestJsonSchema } from "../manifest/json-schema.js";
import { reportJsonSchema } from "../reporters/report-schema.js";
import { ruleCatalogue } from "../rules/index.js";
import type { ExitCode, Terminal } from "./terminal.js";

interface SchemaOptions {
  readonly of: "manifest" | "report";
}

/** `ssotlint schema [manifest|report]`. */
export function schemaCommand(yargs: Argv): Argv<SchemaOptions> {
  return yargs.positional("of", {
    choices: ["manifest", "report"] as const,
    default: "manifest" as const,
    describe: "manifest: for editors; report: of what --reporter json writes",
  });
}

export async function runSchema(args: ArgumentsCamelCase<SchemaOptions>, terminal: Terminal): Promise<ExitCode> {
  const schema = args.of === "report" ? reportJsonSchema() : manifestJsonSchema(ruleCatalogue());
  terminal.out(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}
