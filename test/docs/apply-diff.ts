/** Files, however they are kept. */
export interface Files {
  readonly read: (path: string) => string;
  readonly write: (path: string, text: string) => void;
}

/**
 * Applies what a document shows as a difference: `+++ path`, then lines that are there (a blank in front), come (`+`) or go (`-`); `@@` stands
 * between two places of a file. There are no line numbers, so that it holds while the file grows elsewhere.
 * @throws when a place is not in its file, or more than once.
 */
export function applyDiff(diff: string, { read, write }: Files): void {
  for (const part of diff.split(/^\+\+\+ /m).slice(1)) {
    const path = part.slice(0, part.indexOf("\n"));
    const hunks = part.slice(part.indexOf("\n") + 1).split(/^@@\n/m);
    write(
      path,
      hunks.reduce((text, hunk) => applied(text, hunk, path), read(path)),
    );
  }
}

function applied(text: string, hunk: string, path: string): string {
  const lines = hunk.split("\n").filter((line) => line !== "");
  const side = (mark: string): string =>
    lines
      .filter((line) => !line.startsWith(mark))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const [before, after] = [side("+"), side("-")];
  const parts = `\n${text}`.split(`\n${before}`);
  if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} times what the document shows:\n${before}`);
  return parts.join(`\n${after}`).slice(1);
}
