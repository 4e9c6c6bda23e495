import type { CandidateKind, Manifest, Role, SourceSettings } from "../model/manifest.js";

/** What holds where a manifest says nothing. */
export const DEFAULTS = {
  /** Both numbers were tried on a platform of 5,619 classes; see "Behaviour shared" in the documentation of `duplicate-implementation`. */
  rival: { bits: 12, containment: 0.3 },
  lookAlike: { bits: 28, containment: 0.6, members: 3 },
  /** Functions only when asked for: short names like `connect` would match everywhere. */
  kinds: ["class", "interface", "protocol", "enum", "typeAlias"],
  tests: [
    "**/{test,tests,__tests__,__mocks__,__fixtures__,spec,specs,e2e}/**",
    "**/*.{test,spec,e2e,e2e-spec,cy}.{ts,tsx,mts,cts,js,jsx,mjs,cjs}",
    "**/{test_*,*_test,conftest}.py",
  ],
} as const satisfies Pick<Role, "rival" | "lookAlike"> &
  Pick<SourceSettings, "tests"> & { kinds: readonly CandidateKind[] };

/** The manifest of a project that has none. */
export function defaultManifest(): Manifest {
  return {
    file: null,
    source: { include: [], exclude: [], tests: DEFAULTS.tests, pythonRoots: [], aliases: [] },
    baseline: null,
    roles: [],
    imports: [],
    routes: { owners: [], mounts: [], hosts: [], wrappers: [] },
    access: [],
    constants: [],
    budgets: [],
    rules: new Map(),
    overrides: [],
  };
}
