import type { SourceFile } from "../model/graph.js";
import type { SkippedFile, SkipReason } from "../model/report.js";
import { compareStrings } from "../model/order.js";
import { sanitize } from "./sanitize.js";

const REASONS: Readonly<Record<SkipReason, string>> = {
  notIncluded: "not in source.include",
  excluded: "in source.exclude",
  generated: "generated (@generated or linguist-generated)",
  vendored: "vendored (linguist-vendored)",
  minified: "minified",
  tooLarge: "larger than 2 MB",
  binary: "not UTF-8 text",
  symlink: "a symbolic link",
  unreadable: "could not be read",
};

/** One line a source file, sorted by path: the path, and why it was left out if it was. */
export function listFiles(files: readonly SourceFile[], skipped: readonly SkippedFile[]): string {
  const analysed = files.map((file) => [file.path, file.isTest ? "test" : ""] as const);
  const left = skipped.map((file) => [file.path, `skipped: ${REASONS[file.reason]}`] as const);
  return [...analysed, ...left]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([path, note]) => `${sanitize(path)}${note === "" ? "" : `  (${note})`}\n`)
    .join("");
}
