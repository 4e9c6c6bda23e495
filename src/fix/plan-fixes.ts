import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { groupBy } from "../model/group-by.js";
import { type DangerInput, dangerOf, isReplaced, remainingUse } from "./dangers.js";
import { applyEdits, type EditableText, rangeOf, type TextEdit } from "./editable-text.js";
import { isText, type ImportFault } from "./import-fault.js";
import { isInWith } from "./lines.js";
import { rewritePython } from "./python-rewrite.js";
import type { MovedName, Rewritten } from "./rewrite.js";
import { editText } from "./text-edit.js";
import { rewriteTypescript } from "./typescript-rewrite.js";
import { typeOnlyWay } from "./type-only-way.js";
import { writeSpecifier } from "./write-specifier.js";

export interface PlanInput extends DangerInput {
  readonly graph: SymbolGraph;
  readonly faults: readonly ImportFault[];
  /** The texts of the files with faults; null for what cannot be edited. */
  readonly texts: ReadonlyMap<string, EditableText | null>;
  /** Whether fixes are made that may change what the program does. */
  readonly unsafe: "make" | "leave";
  /** Faults that are to stay, with the end of a sentence that says why. */
  readonly refused: ReadonlyMap<ImportFault, string>;
}

/** What is to be written, and what becomes of each fault. */
export interface FixPlan {
  /** The new texts of files. */
  readonly edited: ReadonlyMap<string, string>;
  readonly mended: readonly ImportFault[];
  /** Those that stay, with the end of a sentence that says why. */
  readonly left: ReadonlyMap<ImportFault, LeftFault>;
}

export interface LeftFault {
  readonly reason: string;
  /** Whether it would be mended if unsafe fixes were allowed. */
  readonly unsafe: boolean;
}

/** Works out the edits that mend faults. What cannot be written, or may not be, is left with the reason. */
export function planFixes(input: PlanInput): FixPlan {
  const left = new Map<ImportFault, LeftFault>();
  const leave = (fault: ImportFault, reason: string, unsafe = false): void => void left.set(fault, { reason, unsafe });
  for (const [fault, reason] of input.refused) leave(fault, reason);
  for (const fault of input.faults) {
    const file = input.graph.file(fault.row.file);
    if (left.has(fault)) continue;
    if ((file?.facts.problems.length ?? 1) > 0) leave(fault, "its file does not parse");
    else if ((input.texts.get(fault.row.file) ?? null) === null) leave(fault, "its file is not in UTF-8");
    else if (!isText(fault)) {
      const typed = typeOnlyWay(input.graph, fault);
      if (typed !== null) leave(fault, `\`${typed}\` gives it on as a type alone`);
    }
  }
  // What one fault cannot do may keep another one from being mended: until nothing is new.
  for (;;) {
    const before = left.size;
    const open = input.faults.filter((fault) => !left.has(fault));
    const edited = new Map<string, string>();
    for (const [path, faults] of groupBy(open, ({ row }) => row.file)) {
      const text = editFile(input, path, faults, leave);
      if (text !== null) edited.set(path, text);
    }
    if (left.size === before) leaveSplit(input, left, leave);
    if (left.size === before) leaveDangerous(input, left, leave);
    if (left.size === before) return { edited, mended: open, left };
  }
}

type Leave = (fault: ImportFault, reason: string, unsafe?: boolean) => void;

function leaveDangerous(input: PlanInput, left: ReadonlyMap<ImportFault, LeftFault>, leave: Leave): void {
  if (input.unsafe === "make") return;
  for (const fault of input.faults) {
    const source = input.texts.get(fault.row.file) ?? null;
    const danger = left.has(fault) ? null : (dangerOf(fault, input) ?? dangerAround(source, fault));
    if (danger !== null) leave(fault, danger, true);
  }
}

/** `with pytest.warns(DeprecationWarning): from … import …` is about the import itself. */
function dangerAround(source: EditableText | null, { row }: ImportFault): string | null {
  if (source === null || !/\.pyi?$/.test(row.file)) return null;
  const { start } = rangeOf(source, row.specifierSpan);
  return isInWith(source.text, start) ? "its import stands in a `with`, which may be about it" : null;
}

/** A test that replaces something in a module goes together with those who import it from there, or not at all. */
function leaveSplit(input: PlanInput, left: ReadonlyMap<ImportFault, LeftFault>, leave: Leave): void {
  const open = input.faults.filter((fault) => !left.has(fault));
  const mended = new Set<ResolvedImport>(open.map(({ row }) => row));
  for (const [module, ofModule] of groupBy(input.faults, (fault) => fault.module)) {
    const texts = ofModule.filter(isText);
    const replacing = texts.length > 0 || ofModule.some((fault) => isReplaced(fault, input.replaced));
    if (!replacing) continue;
    const remaining = remainingUse(input.graph, module, texts, (row) => mended.has(row));
    const isWhole = remaining === null && texts.length > 0;
    if (isWhole) continue;
    const reason =
      remaining === null
        ? `a test replaces it in \`${module}\``
        : `\`${remaining.file}\` still uses it in \`${module}\``;
    for (const fault of ofModule) {
      if (!left.has(fault) && (isText(fault) || isReplaced(fault, input.replaced))) leave(fault, reason);
    }
  }
}

/** The new text of a file; null when nothing in it changes. */
function editFile(input: PlanInput, path: string, faults: readonly ImportFault[], leave: Leave): string | null {
  const { graph, texts } = input;
  const [source, file] = [texts.get(path) ?? null, graph.file(path)];
  if (source === null || file === null) return null;
  const edits: TextEdit[] = [];
  const moved: { readonly fault: ImportFault; readonly to: MovedName }[] = [];
  for (const fault of faults) {
    const specifier = writeSpecifier(graph, fault);
    if (specifier === null) leave(fault, `there is no telling how \`${path}\` would name \`${fault.canonical}\``);
    else if (isText(fault)) {
      const edit = editText(graph, source, fault, specifier);
      if (typeof edit === "string") leave(fault, edit);
      else edits.push(edit);
    } else moved.push({ fault, to: { specifier, imported: fault.name } });
  }
  const statements = [...groupBy(moved, ({ fault }) => fault.ref.import)].map(([index, some]) => ({
    index,
    names: new Map(some.map(({ fault, to }) => [fault.ref.name, to] as const)),
  }));
  const rewritten: Rewritten =
    file.language === "python"
      ? rewritePython(source, file.facts, statements)
      : rewriteTypescript(source, file, statements);
  for (const { fault } of moved) {
    const reason = rewritten.failures.get(fault.ref.import);
    if (reason !== undefined) leave(fault, reason);
  }
  const all = [...edits, ...rewritten.edits];
  return all.length === 0 ? null : applyEdits(source.text, all);
}
