import { UserError } from "../model/user-error.js";
import type { ReporterName } from "../reporters/reporter-names.js";
import type { CheckArguments } from "./check-command.js";
import type { CheckWish } from "./check-wish.js";

/**
 * Refuses what makes no sense while a project is watched.
 * @throws {UserError} for what would be the same each time, or be read by nobody.
 */
export function refuseWithWatch(args: CheckArguments, { targets }: CheckWish): void {
  if (args.ref !== undefined) throw new UserError("--watch and --ref exclude each other: a commit never changes");
  if (args.trend !== undefined) throw new UserError("--watch and --trend exclude each other: see ssotlint trend");
  if (args.listFiles || args.showConfig) {
    throw new UserError(`--watch and --${args.listFiles ? "list-files" : "show-config"} exclude each other`);
  }
  const wrong = targets.find(({ name, file }) => file === null && !FOR_PEOPLE.has(name));
  if (wrong !== undefined) {
    throw new UserError(
      `--watch prints one report after the other, which nothing reads as ${wrong.name}: give it a file, as in -r console -r ${wrong.name}=report.${wrong.name}`,
    );
  }
}

const FOR_PEOPLE: ReadonlySet<ReporterName> = new Set(["console", "concise"]);
