/** A package.json of the snapshot, as far as it decides what a specifier means. */
export interface Package {
  /** Its folder, `""` for the analysis root. */
  readonly directory: string;
  readonly name: string | null;
  /** The file as it is: `exports`, `imports`, `main` and the like are read where they are needed. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Every declared dependency of any kind. */
  readonly dependencies: ReadonlySet<string>;
  /** The version ranges as written, by dependency. */
  readonly ranges: ReadonlyMap<string, string>;
  /** Those of them that it takes from a folder of the repository: `workspace:*`, `file:..`, `link:../a`. */
  readonly linked: ReadonlySet<string>;
  /** Globs of the workspaces that it declares, relative to its folder. */
  readonly workspaces: readonly string[];
}

const DEPENDENCY_FIELDS = [
  "dependencies",
  "devDependencies",
  "peerDependencies",
  "optionalDependencies",
  "bundledDependencies",
] as const;

const LINK = /^(?:workspace|file|link|portal):/;

/** Reads what matters from the parsed file; anything of an unexpected type counts as absent. */
export function toPackage(directory: string, json: Readonly<Record<string, unknown>>): Package {
  const { name } = json;
  const ranges = DEPENDENCY_FIELDS.flatMap((field) => Object.entries(asRecord(json[field])));
  return {
    directory,
    name: typeof name === "string" && name !== "" ? name : null,
    json,
    dependencies: new Set(ranges.map(([dependency]) => dependency)),
    // Of several, the first kind says what runs.
    ranges: new Map(ranges.toReversed().flatMap(([name, range]) => (typeof range === "string" ? [[name, range]] : []))),
    linked: new Set(ranges.filter(([, range]) => LINK.test(String(range))).map(([dependency]) => dependency)),
    workspaces: workspaceGlobs(json["workspaces"]),
  };
}

/** The string values of the named fields, in that order. */
export function readManifestFields(found: Package, fields: readonly string[]): string[] {
  return fields.map((field) => found.json[field]).filter((value) => typeof value === "string");
}

/** A value as a record, empty when it is none. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** The strings of a list, empty when it is none. */
export function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function workspaceGlobs(value: unknown): string[] {
  return Array.isArray(value) ? asStrings(value) : asStrings(asRecord(value)["packages"]);
}
