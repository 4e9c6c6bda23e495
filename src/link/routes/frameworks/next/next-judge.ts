import { compareStrings } from "../../../../model/order.js";
import type { Judgement } from "../../framework.js";
import type { FileRoute } from "./next-routes.js";

/** What says more from the left answers; for one path there is one file, or the build fails. */
export function judgeFiles(a: FileRoute, b: FileRoute): Judgement {
  const [left, right] = [ranksOf(a), ranksOf(b)];
  const length = Math.max(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const [one, other] = [left[at] ?? NOTHING, right[at] ?? NOTHING];
    if (one === other) continue;
    // An optional rest takes what stands in front of it as well, and nothing else may.
    const isRefused = Math.min(one, other) === NOTHING && Math.max(one, other) === OPTIONAL_REST;
    return { winner: one < other ? "a" : "b", outcome: isRefused ? "fails" : "first" };
  }
  return judgeSame(a, b);
}

function ranksOf({ path }: FileRoute): readonly number[] {
  return path.text.split("/").flatMap((segment) => (segment === "" ? [] : [rankOf(segment)]));
}

const NOTHING = 0;
const OPTIONAL_REST = 4;

/** Texts come first, then a parameter, then what takes the rest. */
function rankOf(segment: string): number {
  if (segment.startsWith("[[...")) return OPTIONAL_REST;
  if (segment.startsWith("[...")) return 3;
  return segment.startsWith("[") ? 2 : 1;
}

function judgeSame(a: FileRoute, b: FileRoute): Judgement {
  if (a.slots !== b.slots) return { winner: "a", outcome: null };
  const first = compareStrings(a.file.path, b.file.path) < 0 ? "a" : "b";
  const [one, other] = [withoutExtension(a), withoutExtension(b)];
  if (a.file.router === "app" && b.file.router === "app") {
    // Of two files that differ in their extension alone, one is taken.
    return { winner: first, outcome: one === other ? "first" : "fails" };
  }
  if (a.file.router !== b.file.router) return { winner: first, outcome: "fails" };
  if (one !== other) return { winner: one.endsWith("/index") ? "a" : "b", outcome: "first" };
  return { winner: a.rank <= b.rank ? "a" : "b", outcome: "first" };
}

function withoutExtension({ file: { path } }: FileRoute): string {
  const slash = path.lastIndexOf("/");
  const dot = path.indexOf(".", slash + 1);
  const bracket = path.lastIndexOf("]");
  return path.slice(0, Math.max(dot, bracket + 1));
}
