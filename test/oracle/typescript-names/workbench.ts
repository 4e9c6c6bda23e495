import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import picomatch from "picomatch";
import { parse as parseYaml } from "yaml";

/** A project that both sides look at: the checker on disk, ssotlint in memory. */
export interface Workbench {
  readonly name: string;
  /** The absolute real path of the copy. */
  readonly root: string;
  /** Text by path; line ends are LF, as facts have them. */
  readonly files: Readonly<Record<string, string>>;
  readonly dispose: () => void;
}

export interface Material {
  readonly name: string;
  /** The folder that is copied. */
  readonly from: string;
  /** Which of its files belong to the project. */
  readonly includes: (path: string) => boolean;
  /** Files that stand beside or in the place of the copied ones. */
  readonly overlay?: Readonly<Record<string, string>>;
  /** A folder of installed packages for the checker to see, which is no part of the project. */
  readonly installed?: string;
}

/** Copies a project to a folder of its own, outside every `node_modules`, where the compiler would treat it as somebody else's. */
export function setUp({ name, from, includes, overlay = {}, installed }: Material): Workbench {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "oracle-")));
  const files: Record<string, string> = {};
  for (const path of listFiles(from)) if (includes(path)) files[path] = readText(join(from, path));
  Object.assign(files, overlay);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  linkWorkspaces(root, files);
  if (installed !== undefined) symlinkSync(installed, join(root, "node_modules"));
  return { name, root, files, dispose: () => rmSync(root, { recursive: true, force: true }) };
}

const TEXT = /\.(?:[cm]?[jt]sx?|json|ya?ml|css|svg|txt|md)$|(?:^|\/)\.gitignore$/;

function listFiles(from: string): string[] {
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && TEXT.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1))
    .filter((path) => !path.split("/").includes("node_modules"))
    .sort();
}

function readText(path: string): string {
  return readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .replaceAll(/\r\n?/g, "\n");
}

/** What a package manager's installation does for a workspace: a link from `node_modules` to each package of it. */
function linkWorkspaces(root: string, files: Readonly<Record<string, string>>): void {
  const globs = workspaceGlobs(files);
  const isMember = picomatch(
    globs.filter((glob) => !glob.startsWith("!")),
    { ignore: globs.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1)) },
  );
  for (const [path, text] of Object.entries(files)) {
    const { name } = path.endsWith("/package.json") && isMember(dirname(path)) ? parse(text) : {};
    const link = typeof name === "string" ? join(root, "node_modules", name) : null;
    if (link === null || existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, dirname(path)), link);
  }
}

function workspaceGlobs(files: Readonly<Record<string, string>>): string[] {
  const pnpm = parseYaml(files["pnpm-workspace.yaml"] ?? "{}") as { readonly packages?: readonly string[] };
  const { workspaces = [] } = parse(files["package.json"] ?? "{}");
  const npm = "packages" in workspaces ? (workspaces.packages ?? []) : (workspaces as readonly string[]);
  return [...(pnpm.packages ?? []), ...npm].map((glob) => glob.replace(/^\.\//, "").replace(/\/$/, ""));
}

interface PackageJson {
  readonly name?: unknown;
  readonly workspaces?: readonly string[] | { readonly packages?: readonly string[] };
}

function parse(text: string): PackageJson {
  return JSON.parse(text) as PackageJson;
}
