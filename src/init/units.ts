/** The parts of a repository that are built by themselves: the folders that have a file saying so. */
export interface Units {
  /** The folder of the part that a file or symbol is in, ending in `/`; empty for the whole. */
  readonly unitOf: (file: string) => string;
  readonly sameUnit: (left: string, right: string) => boolean;
}

/** @param paths all files of the snapshot, not only those that are code. */
export function findUnits(paths: readonly string[]): Units {
  const folders = new Set(
    paths.filter((path) => MARKER.test(path)).map((path) => path.slice(0, path.lastIndexOf("/") + 1)),
  );
  const unitOf = (file: string): string => {
    for (let end = file.lastIndexOf("/"); end !== -1; end = file.lastIndexOf("/", end - 1)) {
      const folder = file.slice(0, end + 1);
      if (folders.has(folder)) return folder;
    }
    return "";
  };
  return { unitOf, sameUnit: (left, right) => unitOf(left) === unitOf(right) };
}

/** What says that a folder is built or installed by itself. */
const MARKER = /(?:^|\/)(?:package\.json|pyproject\.toml|setup\.(?:py|cfg)|Dockerfile|requirements\.txt|Pipfile)$/;
