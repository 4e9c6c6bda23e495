import picomatch from "picomatch";

/**
 * Whether a path matches one of these globs, in which `*`, `?` and `**` mean what they do in a tsconfig. Most of them name a folder and all
 * below it, which the beginning of a path tells sooner than an expression does.
 */
export function pathGlobs(patterns: readonly string[]): (path: string) => boolean {
  const folders = patterns.flatMap((pattern) => FOLDER.exec(pattern)?.[1] ?? []).map((folder) => `${folder}/`);
  const others = patterns.filter((pattern) => !FOLDER.test(pattern));
  const isEverything = others.includes("**/*");
  const matches =
    others.length === 0
      ? () => false
      : picomatch(others, { dot: true, nobrace: true, noextglob: true, nonegate: true });
  return (path) => isEverything || folders.some((folder) => path.startsWith(folder)) || matches(path);
}

/** The path of a folder, in which nothing means more than itself, and all below it. */
const FOLDER = /^([\w@./ -]*[\w@ -])\/\*\*(?:\/\*)?$/;
