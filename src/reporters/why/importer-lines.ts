import { assertNever } from "../../model/assert-never.js";
import { groupBy } from "../../model/group-by.js";
import { compareStrings } from "../../model/order.js";
import { compareSpans, FILE_START } from "../../model/span.js";
import type { Step, SurroundingEdge, SurroundingNode, Surroundings } from "../../model/surroundings.js";
import { counted, fill, placeText, words, type Page } from "../console-layout.js";
import { sanitize } from "../sanitize.js";

/**
 * Everyone who imports what was asked for, by the module that they take it from: the paths by which it is reached.
 *
 * @param called what a definition is called, so that a row says only where it is called otherwise; null of a module, whose rows say what they take.
 */
export function importerLines(page: Page, surroundings: Surroundings, called: string | null): readonly string[] {
  const groups = importerGroups(surroundings);
  if (groups.length === 0) return [page.paint("strong", "imported nowhere")];
  const all = groups.flatMap(({ takers }) => takers);
  const times = all.reduce((sum, { steps }) => sum + steps.length, 0);
  const files = new Set(all.map(({ file }) => file)).size;
  const paths = called === null ? "" : `, from ${counted(groups.length, "module")}`;
  return [
    page.paint("strong", `imported ${counted(times, "time")} in ${counted(files, "file")}${paths}`),
    ...groups.flatMap(({ target, takers }) =>
      called === null
        ? takerRows(page, takers, null, "  ")
        : [...groupHead(page, target), ...takerRows(page, takers, called, "    ")],
    ),
  ];
}

/** A file that imports something, by one arrow. */
export interface Taker {
  readonly file: string;
  readonly steps: readonly Step[];
  readonly isTest: boolean;
  readonly kind: SurroundingEdge["kind"];
  readonly bypass: string | null;
}

interface ImporterGroup {
  readonly target: SurroundingNode;
  readonly takers: readonly Taker[];
}

function importerGroups({ nodes, edges }: Surroundings): readonly ImporterGroup[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const groups = groupBy(
    edges.filter((edge) => leadsTo(byId.get(edge.from), byId.get(edge.to)) && edge.steps.length > 0),
    ({ to }) => to,
  );
  return [...groups]
    .flatMap(([to, ofTarget]) => {
      const target = byId.get(to);
      return target === undefined ? [] : [{ target, takers: ofTarget.map((edge) => takerOf(edge, byId)).sort(byFile) }];
    })
    .sort((a, b) => rank(a.target) - rank(b.target) || compareStrings(a.target.id, b.target.id));
}

/** What was asked for is nearest; between modules that pass it on, each step leads to it. */
function leadsTo(from: SurroundingNode | undefined, to: SurroundingNode | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  return from.distance > to.distance || (to.kind === "module" && to.passesOn);
}

function takerOf({ from, steps, kind, bypass }: SurroundingEdge, byId: ReadonlyMap<string, SurroundingNode>): Taker {
  const node = byId.get(from);
  return { file: from, steps, isTest: node?.kind === "module" && node.isTest, kind, bypass };
}

function byFile(a: Taker, b: Taker): number {
  const [first = FILE_START, second = FILE_START] = [a.steps[0]?.place.span, b.steps[0]?.place.span];
  return compareStrings(a.file, b.file) || compareSpans(first, second);
}

/** Where it is defined comes first. */
function rank(node: SurroundingNode): number {
  return node.kind === "definition" ? 0 : 1;
}

function groupHead(page: Page, target: SurroundingNode): readonly string[] {
  const isHome = target.kind === "definition";
  const file = isHome ? target.place.file : target.id;
  const about = words(isHome ? "(where it is defined)" : "(which passes it on)");
  return fill(
    ["from", page.paint("strong", sanitize(file)), ...about.map((word) => page.paint("faint", word))],
    page.width,
    "  ",
    "    ",
  );
}

/** A row for each file, as far as they say something: what tests import, and very many, are counted. */
export function takerRows(
  page: Page,
  takers: readonly Taker[],
  called: string | null,
  indent: string,
): readonly string[] {
  const outside = takers.filter(({ isTest }) => !isTest);
  const wanted = page.verbose || outside.length === 0 ? takers : outside;
  const shown = page.verbose || wanted.length <= MOST_ROWS + 1 ? wanted : wanted.slice(0, MOST_ROWS);
  const left = wanted.length - shown.length;
  const tests = takers.length - wanted.length;
  const rest = [...(left === 0 ? [] : [`${left} more`]), ...(tests === 0 ? [] : [counted(tests, "test file")])];
  return [
    ...shown.flatMap((taker) => takerRow(page, taker, called, indent)),
    ...(rest.length === 0 ? [] : [`${indent}${page.paint("faint", `and ${rest.join(" and ")}: --verbose lists all`)}`]),
  ];
}

const MOST_ROWS = 20;

function takerRow(page: Page, taker: Taker, called: string | null, indent: string): readonly string[] {
  const { steps, kind, bypass, isTest } = taker;
  const [first] = steps;
  if (first === undefined) return [];
  const names = namesTaken(steps).filter((name) => name !== called);
  const remarks = [
    ...(called !== null && steps.length > 1 ? [`${steps.length} times`] : []),
    ...passingOn(steps),
    ...(isTest ? ["test"] : []),
    ...(kind === "types" ? ["types"] : kind === "string" ? ["in a string"] : []),
  ];
  const pieces = [
    placeText(first.place),
    ...separated(names).map((word) => page.paint("faint", word)),
    ...remarks.flatMap((remark) => words(`(${remark})`)).map((word) => page.paint("faint", word)),
    ...(bypass === null ? [] : [page.paint("error", "bypass:"), page.paint("error", bypass)]),
  ];
  return fill(pieces, page.width, indent, `${indent}  `);
}

/** What a module imports, by module: first what does not exist, then modules, then packages. */
export function importedLines(page: Page, { nodes, edges }: Surroundings): readonly string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const taken = edges.filter(({ from, to }) => (byId.get(from)?.distance ?? 1) < (byId.get(to)?.distance ?? 0));
  const targets = [...groupBy(taken, ({ to }) => to)]
    .flatMap(([to, ofTarget]) => {
      const target = byId.get(to);
      return target === undefined ? [] : [{ target, ofTarget }];
    })
    .sort((a, b) => KIND_RANKS[a.target.kind] - KIND_RANKS[b.target.kind] || compareStrings(a.target.id, b.target.id));
  if (targets.length === 0) return [];
  const packages = targets.filter(({ target }) => target.kind === "external").length;
  const modules = targets.length - packages;
  const places = [
    ...(modules === 0 ? [] : [counted(modules, "module")]),
    ...(packages === 0 ? [] : [counted(packages, "package")]),
  ];
  return [
    page.paint("strong", `imports from ${places.join(" and ")}`),
    ...targets.flatMap(({ target, ofTarget }) => {
      const steps = ofTarget.flatMap((edge) => edge.steps);
      const bypass = ofTarget.find((edge) => edge.bypass !== null)?.bypass ?? null;
      return fill(
        [
          ...targetPieces(page, target),
          ...separated(namesTaken(steps)).map((word) => page.paint("faint", word)),
          ...passingOn(steps)
            .flatMap((remark) => words(`(${remark})`))
            .map((word) => page.paint("faint", word)),
          ...(bypass === null ? [] : [page.paint("error", "bypass:"), page.paint("error", bypass)]),
        ],
        page.width,
        "  ",
        "    ",
      );
    }),
  ];
}

const KIND_RANKS = {
  missing: 0,
  definition: 1,
  definitions: 1,
  module: 1,
  folder: 1,
  external: 2,
} as const satisfies Record<SurroundingNode["kind"], number>;

function targetPieces(page: Page, node: SurroundingNode): readonly string[] {
  switch (node.kind) {
    case "external":
      return node.names.map(sanitize);
    case "missing":
      return [...node.names.map(sanitize), page.paint("error", "(does not exist)")];
    case "module":
    case "definition":
    case "folder":
    case "definitions":
      return [sanitize(node.id)];
    default:
      return assertNever(node);
  }
}

/** Whether names are passed on to others, some of them or all that the module has. */
function passingOn(steps: readonly Step[]): readonly string[] {
  if (steps.some(({ how }) => how === "star")) return ["everything passed on"];
  return steps.every(({ how }) => how === "reexport") ? ["passed on"] : [];
}

/** Of a whole module there is no name but the one here, if any. */
function namesTaken(steps: readonly Step[]): readonly string[] {
  const names = steps.map(({ imported, local }) => {
    const name = imported === "*" ? "" : imported === "*top" ? "the package" : imported;
    return local === null ? name : `${name} as ${local}`.trimStart();
  });
  return [...new Set(names)].filter((name) => name !== "");
}

/** The words of names with commas between them. */
function separated(names: readonly string[]): readonly string[] {
  return names.flatMap((name, index) => words(index < names.length - 1 ? `${name},` : name));
}
