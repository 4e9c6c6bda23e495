import { manifestJsonSchema } from "../manifest/json-schema.js";
import { assertNever } from "../model/assert-never.js";
import { graphJsonSchema } from "../reporters/graph/graph-schema.js";
import { reportJsonSchema } from "../reporters/report-schema.js";
import { statusJsonSchema } from "../reporters/status-schema.js";
import { trendJsonSchema } from "../reporters/trend/trend-schema.js";
import { ruleCatalogue } from "../rules/index.js";
import type { SchemaArguments } from "./schema-command.js";
import type { ExitCode, Terminal } from "./terminal.js";

/** Prints a JSON Schema. */
export async function runSchema(args: SchemaArguments, terminal: Terminal): Promise<ExitCode> {
  terminal.out(`${JSON.stringify(schemaOf(args.of), null, 2)}\n`);
  return 0;
}

function schemaOf(what: SchemaArguments["of"]): unknown {
  switch (what) {
    case "manifest":
      return manifestJsonSchema(ruleCatalogue());
    case "report":
      return reportJsonSchema();
    case "status":
      return statusJsonSchema();
    case "trend":
      return trendJsonSchema();
    case "graph":
      return graphJsonSchema();
    default:
      return assertNever(what);
  }
}
