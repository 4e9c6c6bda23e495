import type { Problem } from "../../../model/report.js";
import { compareStrings } from "../../../model/order.js";
import { FileGoneError, type Snapshot } from "../../../model/snapshot.js";
import { FILE_START } from "../../../model/span.js";
import { ancestors, directoryOf } from "../../modules/file-table.js";
import { asRecord } from "../../project/package-json.js";
import { builtModules } from "./built-modules.js";
import { parseIni, type ConfigFile, type Table } from "./config-file.js";
import { NO_PYTHON, type PythonProject } from "./python-project.js";
import { normalName, requirementsIn } from "./requirements.js";
import { sourceRoots } from "./source-roots.js";

const CONFIG_NAME =
  /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|manage\.py|Pipfile|pytest\.ini|tox\.ini|meson\.build|CMakeLists\.txt|requirements[^/]*\.(?:txt|in)|requirements\/(?:[^/]+\/)?[^/]+\.(?:txt|in))$/;
/** Folders of installed packages: their configuration is about themselves. */
const INSTALLED = /(?:^|\/)(?:site-packages|node_modules)\//;

/** Reads everything that says where the Python modules of a snapshot are. Reads nothing where there is no Python file. */
export async function readPythonProject(snapshot: Snapshot, problems: Problem[]): Promise<PythonProject> {
  const paths = snapshot.entries.filter((entry) => entry.type === "file").map((entry) => entry.path);
  const folders = foldersOf(paths.filter((path) => /\.pyi?$/.test(path)));
  if (folders.size === 0) return NO_PYTHON;
  const configs: ConfigFile[] = [];
  for (const path of paths) {
    if (!CONFIG_NAME.test(path) || INSTALLED.test(path)) continue;
    const config = await readConfig(snapshot, path, problems);
    if (config !== null) configs.push(config);
  }
  const required = new Set(configs.flatMap(requirementsIn).map(({ name }) => name));
  return {
    folders,
    roots: [...new Set(["", ...configs.flatMap(sourceRoots)])].filter((root) => folders.has(root)).sort(compareStrings),
    isWhole: snapshot.prefix === "",
    hasExtension: withSuffixes(paths),
    isBuilt: amongBuilt(new Set(configs.flatMap(builtModules))),
    requires: remembered((name) => {
      const normal = normalName(name);
      return required.has(normal) || [...required].some((item) => item.startsWith(`${normal}-`));
    }),
    rangeOf: nearestRange(configs),
  };
}

/** Of several files in a folder all hold; those in a folder `requirements` are about the one around it. */
function nearestRange(configs: readonly ConfigFile[]): PythonProject["rangeOf"] {
  const byFolder = new Map<string, Map<string, string>>();
  for (const config of configs) {
    const folder = config.directory.replace(/(?:^|\/)requirements(?:\/[^/]+)?$/, "");
    const ranges = byFolder.get(folder) ?? new Map<string, string>();
    byFolder.set(folder, ranges);
    for (const { name, range } of requirementsIn(config)) {
      const known = ranges.get(name);
      ranges.set(
        name,
        known === undefined || known === "" ? range : [known, range].filter((it) => it !== "").join(", "),
      );
    }
  }
  return (file, name) => {
    const normal = normalName(name);
    for (const folder of ancestors(directoryOf(file))) {
      const range = byFolder.get(folder)?.get(normal);
      if (range !== undefined) return range === "" ? null : range;
    }
    return null;
  };
}

function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (const folder of ancestors(directoryOf(path))) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

async function readConfig(snapshot: Snapshot, path: string, problems: Problem[]): Promise<ConfigFile | null> {
  try {
    const text = new TextDecoder("utf-8").decode(await snapshot.read(path));
    const name = path.slice(path.lastIndexOf("/") + 1);
    return { path, directory: directoryOf(path), name, text, tables: await parse(name, text) };
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    const message = `This configuration could not be read, so imports that depend on it may be unknown: ${reason}`;
    problems.push({ place: { file: path, span: FILE_START }, message });
    return null;
  }
}

async function parse(name: string, text: string): Promise<Table> {
  if (/\.toml$|^Pipfile$/.test(name)) {
    const { getStaticTOMLValue, parseTOML } = await import("toml-eslint-parser");
    return asRecord(getStaticTOMLValue(parseTOML(text)));
  }
  return /\.(?:cfg|ini)$/.test(name) ? parseIni(text) : {};
}

/** What extension modules are, and what they are made of: `_speedups.c`, `_speedups.cpython-312-x86_64-linux-gnu.so`. */
const EXTENSION = /^(.*\/)?([^/.]+)\.(?:[^/]*\.)?(?:so|pyd|dll|dylib|pyx|pxd|c|cc|cpp|cxx|cu|rs|f90|f|pyf)$/;

/** What compilers make Python of, and what they call it: Thrift's in setups, Qt's `uic` and `rcc` by their documentation. */
const SOURCE = /^(.*\/)?([^/.]+)\.(thrift|ui|qrc)$/;
const MADE: Readonly<Record<string, (stem: string) => readonly string[]>> = {
  thrift: (stem) => [stem, `${stem}_thrift`],
  ui: (stem) => [stem, `ui_${stem}`, `Ui_${stem}`, `${stem}_ui`],
  qrc: (stem) => [`${stem}_rc`, `rc_${stem}`],
};

/** The endings of {@link EXTENSION} and {@link SOURCE}: few files have one of them. */
const ENDINGS: ReadonlySet<string> = new Set(
  "so pyd dll dylib pyx pxd c cc cpp cxx cu rs f90 f pyf thrift ui qrc".split(" "),
);

function withSuffixes(paths: readonly string[]): (path: string) => boolean {
  const known = new Set<string>();
  for (const path of paths) {
    if (!ENDINGS.has(path.slice(path.lastIndexOf(".") + 1))) continue;
    const [, folder = "", stem] = EXTENSION.exec(path) ?? [];
    if (stem !== undefined) known.add(folder + stem);
    const [, beside = "", source = "", kind = ""] = SOURCE.exec(path) ?? [];
    for (const name of MADE[kind]?.(source) ?? []) known.add(beside + name);
  }
  return (path) => known.has(path);
}

function amongBuilt(names: ReadonlySet<string>): (dotted: string) => boolean {
  return (dotted) => names.has(dotted) || [...names].some((name) => dotted.endsWith(`.${name}`));
}

/** Many imports ask for the same few names. */
function remembered(ask: (name: string) => boolean): (name: string) => boolean {
  const known = new Map<string, boolean>();
  return (name) => {
    let answer = known.get(name);
    if (answer === undefined) known.set(name, (answer = ask(name)));
    return answer;
  };
}
