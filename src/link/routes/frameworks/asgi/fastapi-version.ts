/**
 * Whether a router that is included stays the router that it is, as since FastAPI 0.137, told from the versions that are required. Where
 * they leave both open, routes are taken for copied: then a route that is added later is not said to compete.
 */
export function includesAsItIs(versions: string | null): boolean {
  const lowest = (versions ?? "").split(",").flatMap((part) => {
    const [, major, minor = "0"] = LOWEST.exec(part) ?? [];
    return major === undefined ? [] : [{ major: Number(major), minor: Number(minor) }];
  });
  return lowest.some(({ major, minor }) => major > 0 || minor >= 137);
}

/** What says from which version on: `>=0.137`, `==0.137.2`, `^0.137`, `~=0.137`, a version alone. */
const LOWEST = /^\s*(?:===?|~=|>=|>|\^|~)?\s*v?(\d+)(?:\.(\d+))?/;
