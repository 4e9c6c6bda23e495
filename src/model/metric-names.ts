/** The metrics that every run has, whatever the manifest declares. Those of roles and of owners are named after them. */
export const COMMON_METRICS = [
  "constants.duplicates",
  "imports.nonCanonical",
  "imports.nonCanonicalStrings",
  "imports.unresolved",
  "routes.competing",
  "routes.live",
  "routes.unknownPrefix",
  "routes.unmounted",
] as const;

export type CommonMetric = (typeof COMMON_METRICS)[number];

/**
 * The metric that counts the bypasses of an owner, by the owner as the manifest names it: its path without the extension, in which a dot becomes
 * a slash, since dots separate the words of a metric: `shared/env.py` and `shared.env` give `access.shared/env.bypasses`. The whole path rather
 * than the file's name, so that a second owner elsewhere renames nothing; what is declared about one owner in several entries is counted together.
 */
export function bypassesMetric(owner: string): string {
  const key = owner
    .replace(/(?:\.d)?\.[cm]?[jt]sx?$|\.pyi?$/, "")
    .replaceAll(".", "/")
    .replaceAll(/\s/g, "-");
  return `access.${key}.bypasses`;
}
