import { posix } from "node:path";

/**
 * The path that a symlink leads to in the end, found from the listing alone, so that it is the same for files on disk and in a commit.
 * `.` is the analysis root itself. Null when the way leaves the root, ends at nothing listed, or runs in a circle.
 * @param links what each symlink says, relative to its folder, or from the root with a leading `/`; null leads out.
 * @param exists whether a path is a listed file or a folder with something listed in it.
 */
export function resolveLink(
  link: string,
  links: ReadonlyMap<string, string | null>,
  exists: (path: string) => boolean,
): string | null {
  const reached: string[] = [];
  const ahead = link.split("/");
  let hops = 0;
  for (let step = ahead.shift(); step !== undefined; step = ahead.shift()) {
    if (step === "" || step === ".") continue;
    if (step === "..") {
      if (reached.pop() === undefined) return null;
      continue;
    }
    reached.push(step);
    const text = links.get(reached.join("/"));
    if (text === undefined) continue;
    hops += 1;
    if (text === null || hops > MAX_HOPS) return null;
    reached.pop();
    if (posix.isAbsolute(text)) reached.length = 0;
    ahead.unshift(...text.split("/"));
  }
  if (reached.length === 0) return ".";
  return exists(reached.join("/")) ? reached.join("/") : null;
}

/** As many as Linux follows before it calls it a loop. */
const MAX_HOPS = 40;
