import type { PathPattern, PathSegment } from "../../path-pattern.js";

/** What a file of the app router is, by its name and folder; null when it is no route. */
export interface AppFile {
  readonly kind: "page" | "route" | "metadata";
  /** As Next.js writes it: `/blog/[slug]`. */
  readonly path: string;
  /** The slots that it is in: pages in different ones are parts of one page. */
  readonly slots: string;
}

/** @param below `/blog/[slug]/page.tsx` */
export function appFile(below: string, extensions: readonly string[]): AppFile | null {
  const name = nameOf(below, extensions);
  if (name === null) return null;
  const folders = below.split("/").slice(1, -1);
  // Folders that begin with an underscore are private, and those that stand in for another path have none of their own.
  if (folders.some((folder) => folder.startsWith("_") || /^\(\.{1,3}\)/.test(folder))) return null;
  const segments = folders.filter((folder) => !isGroup(folder) && !folder.startsWith("@")).map(decoded);
  const slots = folders.filter((folder) => folder.startsWith("@") && folder !== "@children").join("/");
  const kind = name === "page" || name === "route" ? name : "metadata";
  const last = kind === "metadata" ? metadataName(name, folders) : [];
  return last === null ? null : { kind, path: `/${[...segments, ...last].join("/")}`, slots };
}

/** @param below `/blog/[slug].tsx`; null when it is no page */
export function pagePath(below: string, extensions: readonly string[]): string | null {
  const name = nameOf(below, extensions);
  if (name === null) return null;
  const path = below.slice(0, below.lastIndexOf("/") + 1) + name;
  if (/^\/(?:_app|_document|_error|404|500)$/.test(path)) return null;
  return path.replace(/\/index$/, "") || "/";
}

/** The name of a file without an extension that makes a page; null without one. */
function nameOf(below: string, extensions: readonly string[]): string | null {
  const file = below.slice(below.lastIndexOf("/") + 1);
  const extension = extensions.find((each) => file.endsWith(`.${each}`));
  return extension === undefined ? null : file.slice(0, -extension.length - 1);
}

/** `(marketing)`: a group has no part in the path. */
function isGroup(folder: string): boolean {
  return folder.startsWith("(") && folder.endsWith(")");
}

/** `%5Fopen` is `_open`. */
function decoded(folder: string): string {
  return folder.replaceAll(/%5f/gi, "_");
}

/** What a file that code makes of `robots.txt` and its like is served as; null of all other files. */
function metadataName(name: string, folders: readonly string[]): readonly string[] | null {
  const root = folders.length === 0 ? ROOT_FILES.get(name) : undefined;
  if (root !== undefined) return [root];
  if (name === "sitemap") return ["sitemap.xml"];
  return IMAGE.test(name) ? [name + suffixOf(folders)] : null;
}

const ROOT_FILES: ReadonlyMap<string, string> = new Map([
  ["robots", "robots.txt"],
  ["manifest", "manifest.webmanifest"],
]);

const IMAGE = /^(?:icon|apple-icon|opengraph-image|twitter-image)\d?$/;

/** Images of folders that have no part in the path are told apart by a hash of these. */
function suffixOf(folders: readonly string[]): string {
  if (!folders.some((folder) => isGroup(folder) || folder.startsWith("@"))) return "";
  let hash = 5381;
  for (const character of `/${folders.join("/")}`) {
    hash = Math.trunc((hash << 5) + hash + character.charCodeAt(0)) & 0xffffffff;
  }
  return `-${(hash >>> 0).toString(36).slice(0, 6)}`;
}

/** What a path matches; one with an optional rest also without it. */
export function filePatterns(path: string): readonly PathPattern[] {
  const texts = path.split("/").filter((text) => text !== "");
  const last = texts.at(-1) ?? "";
  const isOptional = last.startsWith("[[...");
  const whole = patternOf(texts.map(segmentOf));
  return isOptional ? [patternOf(texts.slice(0, -1).map(segmentOf)), whole] : [whole];
}

function patternOf(segments: readonly PathSegment[]): PathPattern {
  const isOpen = segments.length === 0 || segments.at(-1)?.kind === "rest";
  return { segments, trailingSlash: isOpen ? "no" : "either", caseSensitive: true };
}

function segmentOf(text: string): PathSegment {
  if (/^\[{1,2}\.\.\./.test(text)) return { kind: "rest", mayBeEmpty: false };
  return text.startsWith("[") && text.endsWith("]") ? { kind: "parameter", constraint: null } : { kind: "text", text };
}
