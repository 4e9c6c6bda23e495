import { manifestJsonSchema } from "../manifest/json-schema.js";
import { reportJsonSchema } from "../reporters/report-schema.js";
import { ruleCatalogue } from "../rules/index.js";
import type { SchemaArguments } from "./schema-command.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Prints a JSON Schema. */
export async function runSchema(args: SchemaArguments, terminal: Terminal): Promise<ExitCode> {
  const schema = args.of === "report" ? reportJsonSchema() : manifestJsonSchema(ruleCatalogue());
  terminal.out(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}
