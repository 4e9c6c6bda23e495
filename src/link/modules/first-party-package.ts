import type { Package } from "../project/package-json.js";
import type { Project } from "../project/project.js";

/** The package that the importer is part of. */
export function ownPackage(importer: string, name: string, project: Project): Package | null {
  const nearest = project.packagesAbove(importer).find((item) => item.name !== null);
  return nearest?.name === name ? nearest : null;
}

/**
 * A member of the workspace. A package that is none itself and asks for another by version, as an example that people copy does, gets what was
 * published. A package that holds the importer's package, such as the root of a workspace, is installed for it only when
 * it asks for it; else it asks for what was published under that name.
 */
export function workspacePackage(importer: string, name: string, project: Project): Package | null {
  const found = project.workspacePackage(importer, name);
  const above = project.packagesAbove(importer);
  if (found === null || asksForPublished(importer, name, project)) return null;
  if (!above.includes(found)) return found;
  return above.some((item) => item.linked.has(name)) ? found : null;
}

function asksForPublished(importer: string, name: string, project: Project): boolean {
  const own = project.packagesAbove(importer)[0];
  return own !== undefined && own.ranges.has(name) && !own.linked.has(name) && !project.isMember(own);
}

/** The package that a bare specifier starts with. */
export function packageName(specifier: string): string {
  const segments = specifier.split("/");
  return segments.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
