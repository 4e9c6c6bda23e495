import { byKey } from "../model/order.js";
import type { PolicyFile } from "./build-snapshot.js";
import { gitPathPattern, type GitPathPattern } from "./git-path-pattern.js";

/**
 * Answers whether .gitignore files exclude a path, relative to the top of the repository. A path that ends in `/` is a folder.
 * Tracked or not makes no difference. Everything below a `node_modules` is ignored whether a file says so or not.
 */
export function ignoreRules(files: readonly PolicyFile[]): (path: string) => boolean {
  // A folder sorts before what is in it, so the last rule that matches is the deepest file's last one, and that is the one that git takes.
  const lastFirst = [...files]
    .sort(byKey(({ folder }) => folder))
    .flatMap(parseFile)
    .reverse();
  const excludes = (path: string, isFolder: boolean): boolean => {
    const decisive = lastFirst.find((rule) => (isFolder || !rule.foldersOnly) && rule.matches(path));
    return decisive !== undefined && !decisive.isNegated;
  };
  const folders = new Map<string, boolean>();
  // What is in an excluded folder cannot be taken in again.
  const excludesFolder = (folder: string): boolean => {
    const known = folders.get(folder);
    if (known !== undefined || folder === "") return known ?? false;
    const answer = excludesFolder(parentOf(folder)) || excludes(folder, true);
    folders.set(folder, answer);
    return answer;
  };
  return (path) => {
    const plain = STEP.test(path) ? simplify(path) : path;
    if (plain === null) return false;
    if (/(?:^|\/)node_modules(?:\/|$)/.test(plain)) return true;
    if (path.endsWith("/") || plain === "") return excludesFolder(plain);
    return excludesFolder(parentOf(plain)) || excludes(plain, false);
  };
}

interface IgnoreRule extends GitPathPattern {
  readonly isNegated: boolean;
}

function parseFile({ folder, text }: PolicyFile): readonly IgnoreRule[] {
  const rules: IgnoreRule[] = [];
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?(?:\n|$)/)) {
    const isNegated = line.startsWith("!");
    const pattern = withoutTrailingSpaces(isNegated ? line.slice(1) : line);
    if (pattern !== "" && !line.startsWith("#")) rules.push({ ...gitPathPattern(folder, pattern), isNegated });
  }
  return rules;
}

/** A space at the end counts only behind a backslash. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === " " && line[end - 2] !== "\\") end -= 1;
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
