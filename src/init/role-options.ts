import type { Role } from "../model/manifest.js";
import { simpleName } from "../model/symbol-id.js";
import { DEFAULTS } from "../manifest/defaults.js";
import type { Canonical } from "./choose-canonical.js";
import { joinedAsIn } from "../model/name-words.js";
import type { ProposedRole } from "./proposal.js";
import type { RoleGroup } from "./role-groups.js";

/** The ways to write a group down as a role, the one that matches most first: the words of the subject, everywhere and where the members are. */
export function roleOptions({ subject, members }: RoleGroup, canonical: Canonical): readonly ProposedRole[] {
  const words = joinedAsIn(canonical.definition.file, subject);
  const folders = commonFolders(members.map(({ file }) => file));
  const names = [...new Set(members.map(({ symbol }) => simpleName(symbol)))];
  const patterns = [
    ...(words.length > 1 ? [[`*${words.join("*")}*`], [`*${words.join("")}*`]] : []),
    names.length === 1 ? names : [...new Set(names.map((name) => name.replace(/^_+/, "")))],
  ];
  const base = {
    id: words.join("-"),
    canonical: canonical.symbol,
    implementation: canonical.implementation?.symbol ?? null,
  };
  return patterns.flatMap((name) => [
    { ...base, name, within: [] },
    ...folders.map((folder) => ({ ...base, name, within: [`${escaped(folder)}**`] })),
  ]);
}

/** The role as if a manifest declared it. */
export function asDeclared({ id, canonical, implementation, name, within }: ProposedRole): Role {
  const place = { file: "ssotlint.yaml", span: [1, 1, 1, 1] as const };
  return {
    id,
    place,
    canonical: [{ symbol: canonical, place }],
    implementation: implementation === null ? [] : [{ symbol: implementation, place }],
    formerly: [],
    match: { name, within, extends: [] },
    kinds: DEFAULTS.kinds,
    rival: DEFAULTS.rival,
    lookAlike: DEFAULTS.lookAlike,
    variants: [],
  };
}

/** A folder as the part of a glob that matches it alone: `app/(shop)/` has what means something else there. */
function escaped(folder: string): string {
  return folder.replaceAll(/[()[\]{}!*?+@|]/g, "\\$&");
}

/** The folders that all these files are in, the widest first, each ending in `/`. */
function commonFolders(files: readonly string[]): readonly string[] {
  const [first = [], ...others] = files.map((file) => file.split("/").slice(0, -1));
  const folders: string[] = [];
  for (const [at, part] of first.entries()) {
    if (others.some((other) => other[at] !== part)) break;
    folders.push(`${folders.at(-1) ?? ""}${part}/`);
  }
  return folders;
}
