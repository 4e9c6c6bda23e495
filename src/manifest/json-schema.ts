import { z } from "zod";
import { manifestSchema } from "./schema.js";
import type { RuleCatalogue } from "./schema-parts.js";

/** The JSON Schema of the manifest, for editors. Draft 7 is what the editors' JSON, YAML and TOML extensions all know whole. */
export function manifestJsonSchema(catalogue: RuleCatalogue): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(manifestSchema(catalogue), { target: "draft-7", io: "input" });
  return {
    $schema,
    title: "ssotlint manifest",
    description: "The single sources of truth of a codebase, which ssotlint checks the code against.",
    ...rest,
  };
}
