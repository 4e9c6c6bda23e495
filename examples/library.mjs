// node examples/library.mjs [directory]: what of the code is there more than once, by the library.
import { resolve } from "node:path";
import { check, UserError } from "ssotlint";

try {
  const report = await check({
    directory: resolve(process.argv[2] ?? "."),
    today: new Date().toISOString().slice(0, 10),
  });
  for (const { id, counts, definitions } of report.roles) {
    console.log(`${id}: ${counts.names} names, ${counts.definitions} definitions, ${counts.rivals} rivals`);
    for (const { symbol, class: what } of definitions) if (what === "rival") console.log(`  ${symbol}`);
  }
  for (const { rule, message, place } of report.findings.filter(({ severity }) => severity === "error")) {
    console.log(`${place.file}:${place.span[0]}: ${rule}: ${message}`);
  }
  process.exitCode = report.exitCode;
} catch (error) {
  // The user's mistake: a directory or a manifest that does not exist or is wrong. Its message says what to do.
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
