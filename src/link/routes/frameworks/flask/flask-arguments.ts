import type { HostObject } from "../../../flow/value.js";
import { argument, asString } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { knownPath, pathText } from "../../path-text.js";

/** Where the constructor of an application or a blueprint takes what its files are, by position. */
interface ArgumentPositions {
  readonly staticFolder: number;
  readonly staticUrlPath: number;
  /** What `static_folder` is when nobody says. */
  readonly usual: string | null;
}

export const APP_ARGUMENTS: ArgumentPositions = { staticUrlPath: 1, staticFolder: 2, usual: "static" };
export const BLUEPRINT_ARGUMENTS: ArgumentPositions = { staticFolder: 2, staticUrlPath: 3, usual: null };

/** Under which path there are files; null when there are none. */
export function staticPath(
  { made }: HostObject,
  { staticFolder, staticUrlPath, usual }: ArgumentPositions,
): PathText | null {
  const folder = argument(made, staticFolder, "static_folder");
  const isNone = folder?.kind === "literal" && folder.value === null;
  if (isNone || (folder === null && usual === null)) return null;
  const path = argument(made, staticUrlPath, "static_url_path");
  if (path !== null && !(path.kind === "literal" && path.value === null)) return withoutEnd(pathText(path, made.place));
  const name = folder === null ? knownPath(usual ?? "") : pathText(folder, made.place);
  return withoutEnd({ ...name, text: `/${name.text.slice(name.text.replace(/\/+$/, "").lastIndexOf("/") + 1)}` });
}

function withoutEnd(path: PathText): PathText {
  return { ...path, text: path.text.replace(/\/+$/, "") };
}

/** The prefix that a blueprint has by itself; null for none. */
export function ownPrefix({ made }: HostObject): PathText | null {
  const prefix = argument(made, 5, "url_prefix");
  return prefix === null || prefix.kind === "literal" ? null : pathText(prefix, made.place);
}

/** What a blueprint is called; null where that is computed. */
export function ownName({ made }: HostObject): string | null {
  return asString(argument(made, 0, "name"));
}

/** The subdomain that a blueprint is limited to; null for none. */
export function ownDomain({ made }: HostObject): PathText | null {
  const domain = argument(made, 6, "subdomain");
  return domain === null || domain.kind === "literal" ? null : pathText(domain, made.place);
}
