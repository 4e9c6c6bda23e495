import { Field, Kind } from "./node-kinds.js";
import type { SyntaxTree } from "./syntax-tree.js";

/** The columns of a tree that is not finished. */
export type Columns = Pick<SyntaxTree, "kinds" | "fields" | "starts" | "ends" | "afters" | "parents">;

/**
 * Puts stars where they belong: where nothing comes before it, the grammar takes `*a.b()` for `(*a).b()`. It has the same nodes in another
 * order, the star behind what is taken of it instead of in front.
 */
export function liftStars(columns: Columns, size: number): void {
  for (let node = 0; node < size; node++) {
    if (columns.kinds[node] === Kind.list_splat) liftStar(columns, node);
  }
}

function liftStar({ kinds, fields, starts, ends, afters, parents }: Columns, star: number): void {
  let top = star;
  while (isSubject(fields[top]) && CHAINS.has(kinds[parents[top] ?? 0] ?? 0)) top = parents[top] ?? 0;
  if (top === star) return;
  const operand = star + 1;
  const start = starts[operand] ?? 0;
  const after = afters[top] ?? 0;
  const field = fields[top] ?? 0;
  const end = ends[top] ?? 0;
  const outer = parents[top] ?? 0;
  fields[operand] = fields[star] ?? 0;
  for (let node = star + 1; node < after; node++) {
    const parent = parents[node] ?? 0;
    if (parent >= top && parent < star) parents[node] = parent + 1;
  }
  for (let node = star; node > top; node--) {
    kinds[node] = kinds[node - 1] ?? 0;
    fields[node] = fields[node - 1] ?? 0;
    ends[node] = ends[node - 1] ?? 0;
    afters[node] = afters[node - 1] ?? 0;
    starts[node] = start;
    parents[node] = node - 1;
  }
  kinds[top] = Kind.list_splat;
  fields[top] = field;
  ends[top] = end;
  afters[top] = after;
  parents[top] = outer;
  fields[top + 1] = Field.none;
}

const CHAINS: ReadonlySet<number> = new Set([Kind.attribute, Kind.subscript, Kind.call]);

/** Whether it is this part of a chain that the rest is taken of. */
function isSubject(field: number | undefined): boolean {
  return field === Field.object || field === Field.value || field === Field.function;
}
