import { byKey } from "../model/order.js";
import type { Place } from "../model/span.js";
import { UserError } from "../model/user-error.js";
import { type KeyPath, showKeyPath } from "./key-path.js";

/** One thing in a manifest that is wrong. `line` and `column` are 1-based, columns in UTF-16 units. */
export interface Mistake {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The way to the value, e.g. `roles.gateway.variants[0].symbol`; empty for the file as a whole. */
  readonly path: string;
  /** What was wrong and what was expected. */
  readonly message: string;
}

/** Takes note of a mistake. Reading goes on, so that one run shows them all. */
export type NoteMistake = (place: Place, path: KeyPath, message: string) => void;

/** Everything that is wrong with a manifest and the files that it extends, sorted by position. */
export class ManifestError extends UserError {
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    const sorted = sortedOnce(mistakes);
    super(messageOf(sorted));
    this.mistakes = sorted;
  }
}

/** A mistake at a place. */
export function mistakeAt(place: Place, path: KeyPath, message: string): Mistake {
  const [line, column] = place.span;
  return { file: place.file, line, column, path: showKeyPath(path), message };
}

/** More lines than this help nobody: a file that is no manifest at all would fill the screen. */
const MOST_SHOWN = 50;

function messageOf(mistakes: readonly Mistake[]): string {
  const shown = mistakes.slice(0, MOST_SHOWN).map(lineOf);
  const left = mistakes.length - shown.length;
  const head = mistakes.length === 1 ? "The manifest has a mistake:" : `The manifest has ${mistakes.length} mistakes:`;
  return [head, ...shown, ...(left > 0 ? [`and ${left} more`] : [])].join("\n");
}

function lineOf({ file, line, column, path, message }: Mistake): string {
  return `${file}:${line}:${column}  ${path === "" ? "" : `${path}: `}${message}`;
}

/** Several ways lead to one anchored YAML value; what is wrong with it is said once for each. */
function sortedOnce(mistakes: readonly Mistake[]): readonly Mistake[] {
  const distinct = new Map(mistakes.map((mistake) => [lineOf(mistake), mistake]));
  const byFile = byKey<Mistake>((mistake) => mistake.file);
  const byText = byKey<Mistake>((mistake) => `${mistake.path}\n${mistake.message}`);
  return [...distinct.values()].sort((a, b) => byFile(a, b) || a.line - b.line || a.column - b.column || byText(a, b));
}
