import type { PolicyFile } from "./build-snapshot.js";
import { gitPathPattern, nameOf, type GitPathPattern } from "./git-path-pattern.js";

/**
 * Answers whether .gitignore files exclude a path, relative to the top of the repository. A path that ends in `/` is a folder.
 * Tracked or not makes no difference. Everything below a `node_modules` is ignored whether a file says so or not.
 */
export function ignoreRules(files: readonly PolicyFile[]): (path: string) => boolean {
  const texts = new Map(files.map(({ folder, text }) => [folder, text]));
  const folders = new Map<string, FolderRules>();
  const rulesIn = (folder: string): FolderRules => {
    let rules = folders.get(folder);
    if (rules === undefined) {
      rules = makeRulesIn(folder);
      folders.set(folder, rules);
    }
    return rules;
  };
  const makeRulesIn = (folder: string): FolderRules => {
    const outer = folder === "" ? [] : rulesIn(parentOf(folder));
    // What is in an excluded folder cannot be taken in again.
    if (outer === EVERYTHING || (folder !== "" && isExcluded(outer, folder, "folder"))) return EVERYTHING;
    return withIgnoreFile(outer, folder, texts.get(folder) ?? null);
  };
  return (path) => {
    const plain = STEP.test(path) ? simplify(path) : path;
    if (plain === null) return false;
    if (/(?:^|\/)node_modules(?:\/|$)/.test(plain)) return true;
    if (path.endsWith("/") || plain === "") return rulesIn(plain) === EVERYTHING;
    const rules = rulesIn(parentOf(plain));
    return rules === EVERYTHING || isExcluded(rules, plain, "file");
  };
}

/** The folder itself is excluded. */
const EVERYTHING = "everything";

type FolderRules = IgnoreRules | typeof EVERYTHING;

/** What has a say about the entries of one folder, from the last line of its own .gitignore to the first one of the file at the top: the first that matches decides. */
export type IgnoreRules = readonly IgnoreRule[];

interface IgnoreRule extends GitPathPattern {
  readonly isNegated: boolean;
}

/** The rules of the folder above, and those of a folder's own .gitignore; null when it has none. */
export function withIgnoreFile(outer: IgnoreRules, folder: string, text: string | null): IgnoreRules {
  return text === null ? outer : [...parseFile(folder, text).reverse(), ...outer];
}

/** Whether the rules of its folder exclude a path from the top of the repository. Of a folder above that is excluded they know nothing. A symlink is a file. */
export function isExcluded(rules: IgnoreRules, path: string, type: "file" | "folder"): boolean {
  const name = nameOf(path);
  const decisive = rules.find((rule) => (type === "folder" || !rule.foldersOnly) && rule.matches(path, name));
  return decisive !== undefined && !decisive.isNegated;
}

function parseFile(folder: string, text: string): IgnoreRule[] {
  const rules: IgnoreRule[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?(?:\n|$)/)) {
    const isNegated = line.startsWith("!");
    const pattern = withoutTrailingSpaces(isNegated ? line.slice(1) : line);
    if (pattern !== "" && !line.startsWith("#")) rules.push({ ...gitPathPattern(folder, pattern), isNegated });
  }
  return rules;
}

/** Without the spaces at its end. One behind a backslash stays, unless that backslash is itself behind one. */
function withoutTrailingSpaces(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === " ") continue;
    if (line[at] === "\\") at += 1;
    end = at + 1;
  }
  return line.slice(0, end);
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Takes `.` and `..` out of a path; null when it leads out of the repository. */
function simplify(path: string): string | null {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(step);
    else if (steps.pop() === undefined) return null;
  }
  return steps.join("/");
}

/** An empty name, `.` or `..` somewhere in a path. */
const STEP = /(?:^|\/)\.{0,2}(?:\/|$)/;
