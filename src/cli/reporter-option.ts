import { didYouMean } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";

/** A reporter and where its text goes; a null file is standard output. */
export interface ReporterTarget<Name extends string> {
  readonly name: Name;
  readonly file: string | null;
}

/**
 * Reads `--reporter name[=file]`.
 * @param names the reporters that there are.
 * @throws {UserError} for an unknown name, an empty file name, or two reporters for one place.
 */
export function parseReporters<Name extends string>(
  values: readonly string[],
  names: readonly Name[],
): readonly ReporterTarget<Name>[] {
  const targets = (values.length === 0 ? ["console"] : values).map((value) => parseReporter(value, names));
  const places = targets.map((target) => target.file);
  const twice = places.find((place, index) => places.indexOf(place) !== index);
  if (twice !== undefined) {
    const place = twice ?? "standard output";
    throw new UserError(`Two reporters write to ${place}: give all but one a file, as in --reporter json=report.json`);
  }
  return targets;
}

function parseReporter<Name extends string>(value: string, names: readonly Name[]): ReporterTarget<Name> {
  const at = value.indexOf("=");
  const written = at === -1 ? value : value.slice(0, at);
  const file = at === -1 ? null : value.slice(at + 1);
  const name = names.find((known) => known === written);
  if (name === undefined) throw new UserError(unknownReporter(written, names));
  if (file === "") throw new UserError(`--reporter ${name}= needs the name of a file behind the equals sign`);
  return { name, file };
}

function unknownReporter(name: string, names: readonly string[]): string {
  return `There is no reporter called ${name}.${didYouMean(name, names)} There are: ${names.join(", ")}`;
}
