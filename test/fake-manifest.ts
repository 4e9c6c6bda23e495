import type { Declared, ImportContract, Manifest, Role, Variant } from "../src/model/manifest.js";
import { FILE_START } from "../src/model/span.js";

const PLACE = { file: "ssotlint.yaml", span: FILE_START };

/** A manifest with everything at its default but what is given. */
export function fakeManifest(more: Partial<Manifest> = {}): Manifest {
  return {
    file: "ssotlint.yaml",
    source: { include: [], exclude: [], tests: [], pythonRoots: [], aliases: [] },
    baseline: null,
    roles: [],
    imports: [],
    routes: { owners: [], mounts: [], hosts: [], wrappers: [] },
    access: [],
    constants: [],
    budgets: [],
    rules: new Map(),
    overrides: [],
    ...more,
  };
}

/** A role as people write it: symbols and globs as text. */
export interface FakeRole extends Partial<Omit<Role, "canonical" | "implementation" | "match" | "variants">> {
  readonly canonical?: string | readonly string[];
  readonly implementation?: readonly string[];
  readonly name?: string;
  readonly within?: readonly string[];
  readonly extends?: readonly string[];
  readonly variants?: readonly { readonly symbol: string; readonly reason?: string; readonly until?: string }[];
}

export function fakeRole(role: FakeRole): Role {
  const { canonical = [], implementation = [], name, within = [], extends: bases = [], variants = [], ...rest } = role;
  return {
    id: "manager",
    place: PLACE,
    formerly: [],
    kinds: ["class", "interface", "protocol", "enum", "typeAlias"],
    rival: { bits: 12, containment: 0.3 },
    lookAlike: { bits: 28, containment: 0.6, members: 3 },
    ...rest,
    canonical: (typeof canonical === "string" ? [canonical] : canonical).map(declared),
    implementation: implementation.map(declared),
    match: { name: name === undefined ? [] : [name], within, extends: bases.map(declared) },
    variants: variants.map(({ symbol, reason = "allowed in tests of roles", until = null }): Variant => ({
      ...declared(symbol),
      reason,
      until,
    })),
  };
}

export function fakeContract(symbol: string, from: string, deprecated: readonly string[] = []): ImportContract {
  return {
    ...declared(symbol),
    from,
    fromPlace: PLACE,
    deprecated: deprecated.map((module) => ({ module, place: PLACE })),
  };
}

function declared(symbol: string): Declared {
  return { symbol, place: PLACE };
}
