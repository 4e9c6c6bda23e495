import { bestMapping } from "./best-mapping.js";
import { joinInside } from "./file-table.js";
import { packageName } from "./first-party-package.js";
import type { Asker } from "./module-usage.js";

/** Whether a specifier is taken by an alias for what is below one name, which leads to a folder of the code: `@shop/api/*`. No package is meant by it. */
export function isOwnAlias(specifier: string, { importer, project }: Asker): boolean {
  const best = bestMapping(specifier, project.configFor(importer)?.paths ?? []);
  if (best === null || best.star === "") return false;
  const { pattern, targets } = best.mapping;
  if (!pattern.startsWith(`${packageName(specifier)}/`)) return false;
  return targets.some((target) => {
    const at = target?.indexOf("*") ?? -1;
    const folder = target === null || at === -1 ? null : joinInside("", target.slice(0, at));
    return folder !== null && folder !== "" && project.files.directory(folder);
  });
}
