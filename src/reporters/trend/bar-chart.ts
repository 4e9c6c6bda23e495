/** Columns of a bar chart, bottom row last. A value that is not known leaves its column empty. */
export function barRows(values: readonly (number | null)[], rows: number, columns: number): readonly string[] {
  const shown = fitted(values, columns);
  const highest = Math.max(1, ...shown.map((value) => value ?? 0));
  return Array.from({ length: rows }, (_, row) => {
    const below = rows - 1 - row;
    return shown.map((value) => blockAt(value === null ? 0 : eighths(value, highest, rows), below)).join("");
  });
}

/** A chart of one row, in which zero can be told from what is not known. */
export function sparkline(values: readonly (number | null)[], columns: number): string {
  const shown = squeezed(values, columns);
  const highest = Math.max(1, ...shown.map((value) => value ?? 0));
  return shown
    .map((value) => (value === null ? " " : (BLOCKS[Math.max(1, eighths(value, highest, 1))] ?? "")))
    .join("");
}

const BLOCKS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** How high a bar is, in eighths of a row. What is not zero is never invisible. */
function eighths(value: number, highest: number, rows: number): number {
  return value === 0 ? 0 : Math.max(1, Math.round((value / highest) * rows * 8));
}

function blockAt(height: number, rowsBelow: number): string {
  return BLOCKS[Math.min(8, Math.max(0, height - rowsBelow * 8))] ?? "";
}

/** One value for each column: each point as wide as there is room for, or the last of the points that share a column. */
function fitted(values: readonly (number | null)[], columns: number): readonly (number | null)[] {
  const wide = Math.max(1, Math.floor(columns / Math.max(1, values.length)));
  return squeezed(values, columns).flatMap((value) => Array<number | null>(wide).fill(value));
}

function squeezed(values: readonly (number | null)[], columns: number): readonly (number | null)[] {
  if (values.length <= columns) return values;
  return Array.from({ length: columns }, (_, column) => {
    const last = Math.ceil(((column + 1) * values.length) / columns) - 1;
    return values[last] ?? null;
  });
}
