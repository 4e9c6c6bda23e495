import { asRecord, readManifestFields, type Package } from "../project/package-json.js";
import { Asked } from "../names/asked.js";
import type { Project } from "../project/project.js";
import { joinInside } from "./file-table.js";

/**
 * Where the code may be that a declaration file speaks of, which is what runs: also paths at which there is no file. Asked of the file; the
 * configuration of its package decides, so it may be another one in the next snapshot.
 */
export type CodeBehind = Asked<readonly string[]>;

export function codeBehind(project: Project): CodeBehind {
  return new Asked({
    answer: (declarations) => placesOf(project, declarations),
    isSame: (left, right) => left.join("\0") === right.join("\0"),
  });
}

/** The file of the same name beside it, and what its package has Node load where the compiler reads the declarations. */
function placesOf(project: Project, declarations: string): readonly string[] {
  const [, stem, kind] = DECLARATIONS.exec(declarations) ?? [];
  if (stem === undefined) return [];
  const owner = project.packagesAbove(declarations)[0];
  const declared =
    owner === undefined ? [] : [...mainBehind(owner, declarations), ...exportsBehind(owner, declarations)];
  return [`${stem}.${kind}js`, `${stem}.jsx`, ...declared];
}

const DECLARATIONS = /^(.*)\.d\.([cm]?)ts$/;

/** `main` beside `types`. Node finds a file without its extension, and the `index.js` of a folder. */
function mainBehind(owner: Package, declarations: string): readonly string[] {
  if (!readManifestFields(owner, ["types", "typings"]).some((target) => isAt(owner, target, declarations))) return [];
  const [main = "index.js"] = readManifestFields(owner, ["main"]);
  const path = joinInside(owner.directory, main);
  return path === null ? [] : [path, `${path}.js`, `${path}/index.js`];
}

/** All that one entry of `exports` names beside the declarations, under whatever conditions. */
function exportsBehind(owner: Package, declarations: string): readonly string[] {
  const { exports } = owner.json;
  const entries = Object.entries(asRecord(exports));
  const isOneEntry = !entries.some(([key]) => key.startsWith("."));
  return (isOneEntry ? [exports] : entries.map(([, target]) => target)).flatMap((target) => {
    const named = textsIn(target);
    if (!named.some((text) => isAt(owner, text, declarations))) return [];
    return named.flatMap((text) => joinInside(owner.directory, text) ?? []).filter((path) => path !== declarations);
  });
}

function textsIn(target: unknown): readonly string[] {
  if (typeof target === "string") return [target];
  return typeof target === "object" && target !== null ? Object.values(target).flatMap(textsIn) : [];
}

/** Declarations may be named without their extension. */
function isAt(owner: Package, target: string, declarations: string): boolean {
  const path = joinInside(owner.directory, target);
  return path === declarations || `${path}.d.ts` === declarations;
}
