import { assertNever } from "../../../../src/model/assert-never.js";
import type { Late, MountItem, MountStatement, Program, Statement, Unit } from "./program.js";

/** A program whose numbers are indices: what is mounted where is said by statements alone. */
export interface Arranged {
  readonly units: readonly ArrangedUnit[];
  readonly late: readonly Late[];
}

export interface ArrangedUnit extends Unit {
  readonly index: number;
  /** The files are numbered as the units: a file never needs one before it. */
  readonly file: number;
}

/** More routes than these say nothing new. */
const MOST_ROUTES = 60;

/** Finds out who is meant: units are counted from the one that mounts, and each that no statement mounts is mounted by its parent. */
export function arrange({ units, late }: Program): Arranged {
  const sizes = new Map<number, number>();
  const mounted = new Set<number>();
  const arranged: ArrangedUnit[] = [];
  const files = filesOf(units);
  for (let index = units.length - 1; index >= 0; index--) {
    const unit = units[index]!;
    const own = unit.statements.flatMap((statement) => resolved(statement, index, units.length));
    const orphans = units.flatMap((other, child): readonly Statement[] =>
      child > 0 && other.parent % child === index && !other.stray && !mounted.has(child)
        ? [{ kind: "mount", style: "plain", items: [{ ...other.mount, child }] }]
        : [],
    );
    const { statements, size } = limited([...own, ...orphans], sizes);
    for (const child of statements.flatMap(childrenOf)) mounted.add(child);
    sizes.set(index, size);
    arranged[index] = { ...unit, statements, index, file: files[index]! };
  }
  return { units: arranged, late: late.flatMap((each) => resolvedLate(each, units.length)) };
}

/** Whether a mount is one of several units in a loop. */
export function isLoop({ style }: MountStatement): boolean {
  return style.startsWith("each-");
}

function filesOf(units: readonly Unit[]): readonly number[] {
  let file = -1;
  return units.map(({ newFile }, index) => (newFile || index === 0 ? ++file : file));
}

function resolvedLate({ unit, statement }: Late, count: number): readonly Late[] {
  const index = unit % count;
  return resolved(statement, index, count).map((one) => ({ unit: index, statement: one as Late["statement"] }));
}

function resolved(statement: Statement, index: number, count: number): readonly Statement[] {
  if (statement.kind !== "mount") return [statement];
  const behind = count - index - 1;
  if (behind === 0) return [];
  const [first, ...others] = statement.items;
  const place = (item: MountItem): MountItem => ({ ...item, child: index + 1 + (item.child % behind) });
  return [{ ...statement, items: [place(first), ...(isLoop(statement) ? others.map(place) : [])] }];
}

/** The statements, without those mounts that make too many routes. */
function limited(
  all: readonly Statement[],
  sizes: ReadonlyMap<number, number>,
): { readonly statements: readonly Statement[]; readonly size: number } {
  let size = 0;
  const statements = all.filter((statement) => {
    const own = sizeOf(statement, sizes);
    if (size + own > MOST_ROUTES) return false;
    size += own;
    return true;
  });
  return { statements, size };
}

function sizeOf(statement: Statement, sizes: ReadonlyMap<number, number>): number {
  switch (statement.kind) {
    case "route":
      return Math.max(statement.methods.length, statement.handlers.length);
    case "routes":
      return statement.items.length;
    case "mount":
      return childrenOf(statement).reduce((sum, child) => sum + (sizes.get(child) ?? 0), 0);
    case "middleware":
      return 0;
    default:
      return assertNever(statement);
  }
}

function childrenOf(statement: Statement): readonly number[] {
  return statement.kind === "mount" ? statement.items.map(({ child }) => child) : [];
}
