import { UserError } from "../model/user-error.js";
import { type Located, entryOf, valueOf } from "./located.js";
import { ManifestError, mistakeAt, type Mistake } from "./manifest-error.js";
import { formatOf, parseManifestText, sectionOf, type ManifestFormat } from "./manifest-format.js";
import { quote } from "./path-text.js";

/** A manifest file as it is on the disk: with its byte order mark and its line ends. */
export interface ManifestText {
  /** Relative to the analysis root. */
  readonly file: string;
  readonly text: string;
}

/** The most that metrics may be, by their names. */
export type Numbers = ReadonlyMap<string, number>;

/**
 * Writes other numbers for budgets into the manifest file in which they stand, and changes no other character.
 * @throws {UserError} when a number cannot be changed alone, because an anchor shares it with other values.
 */
export async function lowerBudgets(manifest: ManifestText, budgets: Numbers): Promise<string> {
  const changed = await withNumbers(manifest, budgets);
  if (changed !== null) return changed;
  for (const [metric, most] of budgets) {
    if ((await withNumbers(manifest, new Map([[metric, most]]))) === null) throw await sharedNumber(manifest, metric);
  }
  throw await sharedNumber(manifest, [...budgets.keys()].join(", "));
}

/**
 * Null when the outcome would not be what was wanted, and nothing else. It is read again to see that, whatever the format can do with a number.
 */
async function withNumbers(manifest: ManifestText, budgets: Numbers): Promise<string | null> {
  const { tree, format } = await treeOf(manifest);
  const written = valueOf(sectionOf(tree, format), "budgets");
  const edits = new Map<number, Edit>();
  for (const [metric, most] of budgets) {
    const value = valueOf(written, metric);
    if (value === null) throw new UserError(`${manifest.file} has no budget for ${quote(metric)} any more`);
    const edit = editOf(manifest.text, value, most);
    // One number for two budgets serves as long as both are to be the same.
    if ((edits.get(edit.start) ?? edit).number !== edit.number) return null;
    edits.set(edit.start, edit);
  }
  const text = withEdits(manifest.text, [...edits.values()]);
  const outcome = await treeOf({ ...manifest, text }).catch(() => null);
  const wanted = withValues(tree, [...format.section, "budgets"], budgets);
  return outcome !== null && plain(outcome.tree) === plain(wanted) ? text : null;
}

interface Read {
  readonly tree: Located;
  readonly format: ManifestFormat;
}

async function treeOf({ file, text }: ManifestText): Promise<Read> {
  const format = formatOf(file);
  const mistakes: Mistake[] = [];
  const tree =
    format === null
      ? null
      : await parseManifestText(file, text, format, (...mistake) => mistakes.push(mistakeAt(...mistake)));
  if (mistakes.length > 0) throw new ManifestError(mistakes);
  if (format === null || tree === null) throw new UserError(`${file} is no manifest any more`);
  return { tree, format };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly number: number;
}

function editOf(text: string, { place: { span } }: Located, number: number): Edit {
  const [startLine, startColumn, endLine, endColumn] = span;
  return { start: offsetOf(text, startLine, startColumn), end: offsetOf(text, endLine, endColumn), number };
}

/** Places are those of the text without a byte order mark, which takes no column in an editor. */
function offsetOf(text: string, line: number, column: number): number {
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let at = 1; at < line; at++) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}

function withEdits(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((all, { start, end, number }) => `${all.slice(0, start)}${number}${all.slice(end)}`, text);
}

function withValues(node: Located, path: readonly string[], budgets: Numbers): Located {
  if (node.kind !== "map") return node;
  const [first, ...rest] = path;
  const entries = node.entries.map((entry) => {
    if (first !== undefined)
      return entry.key === first ? { ...entry, value: withValues(entry.value, rest, budgets) } : entry;
    const most = budgets.get(entry.key);
    return most === undefined
      ? entry
      : { ...entry, value: { kind: "scalar", value: most, place: node.place } as const };
  });
  return { ...node, entries };
}

/** What a tree says, wherever it does. */
function plain(tree: Located): string {
  return JSON.stringify(tree, (key, value: unknown) => (key === "place" || key === "keyPlace" ? undefined : value));
}

async function sharedNumber(manifest: ManifestText, metric: string): Promise<UserError> {
  const { tree, format } = await treeOf(manifest);
  const entry = entryOf(valueOf(sectionOf(tree, format), "budgets"), metric);
  const [line, column] = (entry?.keyPlace ?? tree.place).span;
  return new UserError(
    `${manifest.file}:${line}:${column}: the budget of ${quote(metric)} shares its number with other values by an anchor: write the number itself, then it can be lowered. Nothing was changed`,
  );
}
