import { joinInside } from "../../modules/file-table.js";
import { asRecord } from "../../project/package-json.js";
import { at, listOf, type ConfigFile } from "./config-file.js";

/**
 * The folders that a configuration file makes source roots: its own, the `src` beside it, and those that it names for its build or its
 * tests. They need not exist.
 */
export function sourceRoots(config: ConfigFile): readonly string[] {
  const named = foldersIn(config).filter((folder) => !/[*?[]/.test(folder));
  const own = isRootFile(config) ? [".", ...(config.name === "manage.py" ? [] : ["src"])] : [];
  return [...own, ...named].map((folder) => joinInside(config.directory, folder)).filter((folder) => folder !== null);
}

/** Whether a file stands in the folder from which a project's modules are imported. A module may be called `setup` without being a script. */
function isRootFile({ name, text }: ConfigFile): boolean {
  if (name === "setup.py") return /\bsetup\s*\(/.test(text);
  return name === "pyproject.toml" || name === "setup.cfg" || name === "manage.py";
}

function foldersIn(config: ConfigFile): readonly string[] {
  switch (config.name) {
    case "pyproject.toml":
      return [...buildFolders(config), ...toolFolders(config)];
    case "setup.cfg":
      return [
        ...packageDir(listOf(at(config.tables, "options", "package_dir"))),
        ...listOf(at(config.tables, "options.packages.find", "where")),
        ...words(at(config.tables, "tool:pytest", "pythonpath")),
      ];
    case "pytest.ini":
    case "tox.ini":
      return words(at(config.tables, "pytest", "pythonpath"));
    case "setup.py":
      return scriptFolders(config.text);
    default:
      return [];
  }
}

function buildFolders({ tables }: ConfigFile): readonly string[] {
  const setuptools = asRecord(at(tables, "tool", "setuptools"));
  const hatch = asRecord(at(tables, "tool", "hatch", "build"));
  const wheel = asRecord(at(hatch, "targets", "wheel"));
  const single = [
    at(setuptools, "package-dir", ""),
    at(tables, "tool", "pdm", "build", "package-dir"),
    at(tables, "tool", "maturin", "python-source"),
    at(tables, "tool", "uv", "build-backend", "module-root"),
  ];
  const packages = at(tables, "tool", "poetry", "packages");
  return [
    ...single.filter((item) => typeof item === "string"),
    ...listOf(at(setuptools, "packages", "find", "where")),
    ...(Array.isArray(packages) ? packages.flatMap((item) => listOf(at(asRecord(item), "from"))) : []),
    ...[hatch["sources"], wheel["sources"]].flatMap(hatchSources),
    // Hatch takes packages by their path: what is above them is the root.
    ...listOf(wheel["packages"]).map((path) => `${path.replace(/\/$/, "")}/..`),
  ];
}

/** A list of prefixes that the build takes away, or a table from prefixes to what takes their place. */
function hatchSources(value: unknown): readonly string[] {
  if (Array.isArray(value)) return listOf(value);
  return Object.entries(asRecord(value)).flatMap(([folder, name]) => (name === "" ? [folder] : []));
}

function toolFolders({ tables }: ConfigFile): readonly string[] {
  const mypy = at(tables, "tool", "mypy", "mypy_path");
  return [
    ...words(at(tables, "tool", "pytest", "ini_options", "pythonpath")),
    ...(typeof mypy === "string"
      ? mypy.split(/[,:]/).map((item) => item.replace("$MYPY_CONFIG_FILE_DIR/", ""))
      : listOf(mypy)),
    ...listOf(at(tables, "tool", "pyright", "extraPaths")),
  ];
}

/** `=src` in `package_dir`. */
function packageDir(items: readonly string[]): readonly string[] {
  return items.flatMap((item) => /^=\s*(.+)$/.exec(item)?.[1] ?? []);
}

function words(value: unknown): readonly string[] {
  return typeof value === "string" ? value.split(/\s+/).filter((item) => item !== "") : listOf(value);
}

/** A script is not run: what it says about packages is almost always written in one of these ways. */
function scriptFolders(text: string): readonly string[] {
  const patterns = [
    /package_dir\s*=\s*\{\s*["']{2}\s*:\s*["']([^"']+)["']/g,
    /find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?["']([^"']+)["']/g,
  ];
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []));
}
