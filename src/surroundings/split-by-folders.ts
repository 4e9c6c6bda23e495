import { groupBy } from "../model/group-by.js";
import { compareStrings } from "../model/order.js";

/** Modules of one folder. */
export interface FolderGroup {
  /** The deepest folder that has them all, with a slash at the end; empty for the root. */
  readonly folder: string;
  /** Sorted. */
  readonly modules: readonly string[];
}

/**
 * Splits groups of modules for as long as there is room for the parts: the largest first into folders, then the smallest folders into their
 * modules. Folders of one size are treated alike, so that none looks more important than it is. No group is ever mixed with another.
 *
 * @param start the groups to begin with, none of them empty.
 * @param room the most groups that there may be; the groups to begin with may be more.
 */
export function splitByFolders(start: readonly (readonly string[])[], room: number): readonly FolderGroup[] {
  return intoModules(intoFolders(start.map(groupOf), room), room).toSorted(
    (a, b) => compareStrings(a.folder, b.folder) || compareStrings(a.modules[0] ?? "", b.modules[0] ?? ""),
  );
}

function intoFolders(start: readonly FolderGroup[], room: number): readonly FolderGroup[] {
  const groups = [...start];
  for (;;) {
    groups.sort(
      (a, b) =>
        b.modules.length - a.modules.length ||
        compareStrings(a.folder, b.folder) ||
        compareStrings(a.modules[0] ?? "", b.modules[0] ?? ""),
    );
    const left = room - groups.length;
    const found = groups.findIndex((group) => {
      const parts = partsOf(group).length;
      return parts > 1 && parts - 1 <= left && parts * LEAST_IN_PART <= group.modules.length;
    });
    const largest = groups[found];
    if (largest === undefined) return groups;
    groups.splice(found, 1, ...partsOf(largest));
  }
}

/** Folders with less than this in them, on average, say no more than their modules do. */
const LEAST_IN_PART = 2;

function intoModules(groups: readonly FolderGroup[], room: number): readonly FolderGroup[] {
  const bySize = [...groupBy(groups, ({ modules }) => modules.length)].sort(([a], [b]) => a - b);
  let count = groups.length;
  return bySize.flatMap(([size, ofSize]) => {
    const more = (size - 1) * ofSize.length;
    if (count + more > room) return ofSize;
    count += more;
    return ofSize.flatMap(({ modules }) => modules.map((module) => groupOf([module])));
  });
}

/** The folders right below, and the modules in the folder itself. */
function partsOf({ folder, modules }: FolderGroup): readonly FolderGroup[] {
  const parts = groupBy(modules, (module) => {
    const end = module.indexOf("/", folder.length);
    return end === -1 ? "" : module.slice(0, end + 1);
  });
  return [...parts.values()].map(groupOf);
}

function groupOf(modules: readonly string[]): FolderGroup {
  const sorted = [...modules].sort(compareStrings);
  const [first = ""] = sorted;
  const last = sorted.at(-1) ?? "";
  let same = 0;
  while (same < first.length && first[same] === last[same]) same++;
  return { folder: first.slice(0, first.lastIndexOf("/", same - 1) + 1), modules: sorted };
}
