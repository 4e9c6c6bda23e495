import type { Scan } from "./scan.js";

/**
 * The text as the parser is to see it: as long as the text itself, so that offsets stay, without comments, without line ends that end no
 * line, and without what stands in brackets that are never closed. The grammar's scanner runs over all comments that follow at each of them, which takes it seconds for some files, and it takes
 * lines inside of brackets for the ends of blocks where they are indented less.
 */
export function parsableText(text: string, { comments, joints, formats, lastCommas, unclosed, problem }: Scan): string {
  if (problem?.breaksLines === true) return blanked(text, comments);
  const strayCommas = lastCommas.flatMap((comma, index) =>
    index % 2 === 1 && isStray(text.slice(lastCommas[index - 1], comma)) ? [comma, comma + 1] : [],
  );
  return blanked(text, [joints, formats, strayCommas, unclosed].filter((it) => it.length > 0).reduce(merged, comments));
}

/** The grammar takes a line that is a tuple of names and the like, `a, b[c],`, for the start of the next line. */
function isStray(line: string): boolean {
  return line !== "" && !line.includes("=") && !SAYS_MORE.test(line);
}

const SAYS_MORE = /^(?:import|from|return|yield|del|raise|assert|global|nonlocal|print|exec)\b/;

/** The text with spaces instead of ranges that rise. */
export function blanked(text: string, ranges: readonly number[]): string {
  if (ranges.length === 0) return text;
  const pieces: string[] = [];
  let from = 0;
  for (let index = 0; index < ranges.length; index += 2) {
    const start = Math.max(from, ranges[index] ?? 0);
    const end = ranges[index + 1] ?? start;
    if (end <= start) continue;
    pieces.push(text.slice(from, start), end - start === 1 ? " " : " ".repeat(end - start));
    from = end;
  }
  pieces.push(text.slice(from));
  return pieces.join("");
}

/** Two lists of rising ranges as one. */
function merged(a: readonly number[], b: readonly number[]): readonly number[] {
  const all: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const isFirst = j >= b.length || (i < a.length && (a[i] ?? 0) < (b[j] ?? 0));
    const from = isFirst ? a : b;
    const at = isFirst ? i : j;
    all.push(from[at] ?? 0, from[at + 1] ?? 0);
    if (isFirst) i += 2;
    else j += 2;
  }
  return all;
}
