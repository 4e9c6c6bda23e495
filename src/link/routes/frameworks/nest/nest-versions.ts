import type { Place } from "../../../../model/span.js";
import type { Value } from "../../../flow/value.js";
import { optionsOf, settled } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { pathText } from "../../path-text.js";

/** The versions of a controller or method; null where none is said. */
export type Versions = readonly Version[] | null;

/** One version; null is `VERSION_NEUTRAL`, which stands for every version and for none. */
export type Version = PathText | null;

export function versionsOf(given: Value | null, place: Place): Versions {
  const value = given === null ? null : settled(given);
  if (value === null || (value.kind === "literal" && value.value === null)) return null;
  const items = optionsOf(value).flatMap((option) => (option.kind === "list" ? option.items.map(settled) : [option]));
  return items.map((item) =>
    item.kind === "external" && item.name.endsWith(".VERSION_NEUTRAL") ? null : pathText(item, place),
  );
}

/** What a request has to say, as far as it decides who answers: null when it may say anything. */
export function askedVersions(versions: Versions): readonly string[] | null {
  if (versions === null || versions.includes(null)) return null;
  return versions.flatMap((version) => (version === null ? [] : [version.text]));
}
