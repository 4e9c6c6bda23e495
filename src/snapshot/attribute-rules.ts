import type { FileAttributes } from "../model/snapshot.js";
import type { PolicyFile } from "./build-snapshot.js";
import { gitPathPattern, nameOf, type GitPathPattern } from "./git-path-pattern.js";

/**
 * Answers from .gitattributes files whether a path, relative to the top of the repository, is marked as generated or vendored. The last line that
 * mentions an attribute decides, and deeper files come after. Macros are not expanded.
 * Format: https://git-scm.com/docs/gitattributes; meaning of the values: github-linguist, docs/overrides.md.
 */
export function attributeRules(files: readonly PolicyFile[]): (path: string) => FileAttributes {
  const byDepth = [...files].sort((a, b) => depth(a.folder) - depth(b.folder));
  const lastFirst = byDepth.flatMap(parseFile).reverse();
  const isSet = (path: string, attribute: Attribute): boolean => {
    const name = nameOf(path);
    for (const rule of lastFirst) {
      const value = rule.values.get(attribute);
      if (value !== undefined && rule.matches(path, name)) return value;
    }
    return false;
  };
  return (path) => ({ generated: isSet(path, "linguist-generated"), vendored: isSet(path, "linguist-vendored") });
}

type Attribute = "linguist-generated" | "linguist-vendored";

interface AttributeRule {
  readonly matches: GitPathPattern["matches"];
  readonly values: ReadonlyMap<string, boolean>;
}

function parseFile({ folder, text }: PolicyFile): readonly AttributeRule[] {
  const rules: AttributeRule[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split("\n")) {
    const { pattern, rest } = splitAttributeLine(line.replace(/^[ \t\r]+/, ""));
    const values = parseValues(rest);
    if (values.size === 0 || pattern === "" || /^(?:#|!|\[attr\])/.test(pattern)) continue;
    const { foldersOnly, matches } = gitPathPattern(folder, pattern);
    // Folders have no attributes.
    if (!foldersOnly) rules.push({ values, matches });
  }
  return rules;
}

/** Takes the pattern off a line of a .gitattributes file. In double quotes it may contain blanks, with the escapes of C. */
export function splitAttributeLine(line: string): { readonly pattern: string; readonly rest: string } {
  const quoted = /^"((?:[^"\\]|\\.)*)"(.*)$/s.exec(line);
  if (quoted !== null) return { pattern: unquote(quoted[1] ?? ""), rest: quoted[2] ?? "" };
  const [pattern = ""] = line.split(/[ \t\r]/, 1);
  return { pattern, rest: line.slice(pattern.length) };
}

/** `name` and `name=value` set, `-name` and `name=false` unset, `!name` forgets what other lines said: for a yes or no, the same. */
function parseValues(rest: string): ReadonlyMap<string, boolean> {
  const values = new Map<string, boolean>();
  for (const word of rest.split(/[ \t\r]+/)) {
    const [, sign = "", name = "", value = "true"] =
      /^([-!]?)(linguist-(?:generated|vendored))(?:=(.*))?$/.exec(word) ?? [];
    if (name !== "") values.set(name, sign === "" && value !== "false");
  }
  return values;
}

function unquote(text: string): string {
  const bytes = text.replaceAll(/\\([0-7]{3}|.)|[^\\]+/gs, (whole: string, escape?: string) => {
    if (escape === undefined) return Buffer.from(whole, "utf8").toString("latin1");
    if (/^[0-7]{3}$/.test(escape)) return String.fromCharCode(Number.parseInt(escape, 8) & 255);
    return C_ESCAPES[escape] ?? escape;
  });
  return Buffer.from(bytes, "latin1").toString("utf8");
}

const C_ESCAPES: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function depth(folder: string): number {
  return folder === "" ? 0 : folder.split("/").length;
}
