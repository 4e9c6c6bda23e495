import { didYouMean } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import { REPORTER_NAMES, type ReporterName } from "../reporters/reporter-names.js";

/** A reporter and where its text goes; a null file is standard output. */
export interface ReporterTarget {
  readonly name: ReporterName;
  readonly file: string | null;
}

/**
 * Reads `--reporter name[=file]`.
 * @throws {UserError} for an unknown name, an empty file name, or two reporters for one place.
 */
export function parseReporters(values: readonly string[]): readonly ReporterTarget[] {
  const targets = (values.length === 0 ? ["console"] : values).map(parseReporter);
  const places = targets.map((target) => target.file);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    const place = twice ?? "standard output";
    throw new UserError(`Two reporters write to ${place}: give all but one a file, as in --reporter json=report.json`);
  }
  return targets;
}

function parseReporter(value: string): ReporterTarget {
  const at = value.indexOf("=");
  const name = at === -1 ? value : value.slice(0, at);
  const file = at === -1 ? null : value.slice(at + 1);
  if (!isReporter(name)) throw new UserError(unknownReporter(name));
  if (file === "") throw new UserError(`--reporter ${name}= needs the name of a file behind the equals sign`);
  return { name, file };
}

function isReporter(name: string): name is ReporterName {
  return REPORTER_NAMES.some((known) => known === name);
}

function unknownReporter(name: string): string {
  return `There is no reporter called ${name}.${didYouMean(name, REPORTER_NAMES)} There are: ${REPORTER_NAMES.join(", ")}`;
}
