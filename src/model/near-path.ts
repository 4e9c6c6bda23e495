import { nearest } from "./nearest.js";

/**
 * The path that was probably meant by one that does not exist: each part of it is compared with what lies beside, and a name alone with all
 * names. Null when nothing is close.
 * @param paths of files, POSIX; the folders in them count, too.
 */
export function nearPath(written: string, paths: Iterable<string>): string | null {
  const all = [...paths];
  return byName(written, all) ?? partByPart(written, all);
}

function partByPart(written: string, paths: readonly string[]): string | null {
  let found = "";
  for (const part of written.split("/")) {
    const start = found === "" ? "" : `${found}/`;
    const beside = new Set(
      paths.flatMap((path) => (path.startsWith(start) ? (path.slice(start.length).split("/")[0] ?? []) : [])),
    );
    const meant = beside.has(part) ? part : nearest(part, beside);
    if (meant === null) return null;
    found = start + meant;
  }
  return found;
}

/** Someone may know what a file is called, and not where it is; of several nobody knows which. */
function byName(written: string, paths: readonly string[]): string | null {
  const found = paths.filter((path) => path.endsWith(`/${written}`));
  return found.length === 1 ? (found[0] ?? null) : null;
}
