/** What a snapshot and its configuration files say about where Python modules are. Paths are relative to the analysis root, which is `""`. */
export interface PythonProject {
  /** Every folder that holds a Python file at some depth. */
  readonly folders: ReadonlySet<string>;
  /** The source roots that the project's own files name or imply. Sorted. */
  readonly roots: readonly string[];
  /** Whether the analysis root is the top of its repository, so that nothing above it can be meant. */
  readonly isWhole: boolean;
  /** Whether something compiled, or what a module is compiled or generated from, has this path but for its suffix. */
  readonly hasExtension: (path: string) => boolean;
  /** Whether a build script makes a module of this dotted name, or of what is left of it without its first parts. */
  readonly isBuilt: (dotted: string) => boolean;
  /** Whether the project requires a distribution of this name, or one whose name starts with it. */
  readonly requires: (name: string) => boolean;
  /** The versions of a distribution that the nearest configuration above a file requires, as written; null where none says so. */
  readonly rangeOf: (file: string, name: string) => string | null;
}

/** A project without Python. */
export const NO_PYTHON: PythonProject = {
  folders: new Set(),
  roots: [],
  isWhole: true,
  hasExtension: () => false,
  isBuilt: () => false,
  requires: () => false,
  rangeOf: () => null,
};
