import {
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
  const top = files["package.json"];
  const isWorkspace = files["pnpm-workspace.yaml"] !== undefined || (top !== undefined && "workspaces" in parse(top));
  if (!isWorkspace) return;
  for (const [path, text] of Object.entries(files)) {
    const { name } = parse(path.endsWith("/package.json") ? text : "{}");
    if (typeof name !== "string") continue;
    const link = join(root, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, dirname(path)), link);
  }
}

function parse(text: string): Readonly<Record<string, unknown>> {
  return JSON.parse(text) as Readonly<Record<string, unknown>>;
}
