import type {
  Declared,
  ImportContract,
  Manifest,
  Role,
  RouteSettings,
  RuleSettings,
  SourceSettings,
} from "../model/manifest.js";
import type { SeveritySetting } from "../model/severity.js";
import type { Place } from "../model/span.js";
import { DEFAULTS } from "./defaults.js";
import type { KeyPath } from "./key-path.js";
import { type Located, nearestPlace, nodeAt, plainValue } from "./located.js";
import type { UserManifest } from "./schema.js";

/** Makes of a checked manifest what the program reads: every default filled in, and places kept for what findings point to. */
export function resolveManifest(file: string, root: Located): Manifest {
  // The schema has accepted every file, and merging keeps the shape.
  const written = plainValue(root) as UserManifest;
  const at: PlaceOf = (...path) => nodeAt(root, path)?.place ?? nearestPlace(root, path);
  return {
    file,
    source: resolveSource(written.source),
    baseline: written.baseline ?? null,
    roles: Object.entries(written.roles ?? {}).map(([id, role]) => resolveRole(id, role, root, at)),
    imports: (written.imports ?? []).map((contract, index) => resolveImport(contract, index, at)),
    routes: resolveRoutes(written.routes, at),
    access: (written.access ?? []).map(({ api, owner, within, reason }, index) => ({
      api: many(api),
      owner,
      within: many(within),
      reason,
      place: at("access", index, "owner"),
    })),
    constants: (written.constants ?? []).map(({ name, owner }, index) => ({
      name,
      owner,
      place: at("constants", index, "owner"),
    })),
    budgets: Object.entries(written.budgets ?? {}).map(([metric, most]) => ({
      metric,
      most,
      place: nearestPlace(root, ["budgets", metric]),
    })),
    rules: resolveRules(written.rules ?? {}),
    overrides: (written.overrides ?? []).map(({ files, rules }) => ({ files, rules: resolveRules(rules) })),
  };
}

/** Where the value at a path is written. */
type PlaceOf = (...path: KeyPath) => Place;

function resolveSource(source: UserManifest["source"]): SourceSettings {
  return {
    include: source?.include ?? [],
    exclude: source?.exclude ?? [],
    tests: source?.tests ?? DEFAULTS.tests,
    pythonRoots: source?.roots?.python ?? [],
    aliases: Object.entries(source?.aliases ?? {}).map(([pattern, targets]) => ({ pattern, targets })),
  };
}

type UserRole = NonNullable<UserManifest["roles"]>[string];

function resolveRole(id: string, role: UserRole, root: Located, at: PlaceOf): Role {
  const path = ["roles", id];
  return {
    id,
    place: nearestPlace(root, path),
    canonical: declared(role.canonical, [...path, "canonical"], at),
    implementation: declared(role.implementation, [...path, "implementation"], at),
    formerly: many(role.formerly),
    match: {
      name: many(role.match?.name),
      within: many(role.match?.within),
      extends: declared(role.match?.extends, [...path, "match", "extends"], at),
    },
    kinds: role.kinds ?? DEFAULTS.kinds,
    rival: {
      bits: role.shared?.rival?.bits ?? DEFAULTS.rival.bits,
      containment: role.shared?.rival?.containment ?? DEFAULTS.rival.containment,
    },
    lookAlike: {
      bits: role.shared?.lookAlike?.bits ?? DEFAULTS.lookAlike.bits,
      containment: role.shared?.lookAlike?.containment ?? DEFAULTS.lookAlike.containment,
      members: role.shared?.lookAlike?.members ?? DEFAULTS.lookAlike.members,
    },
    variants: (role.variants ?? []).map(({ symbol, reason, until }, index) => ({
      symbol,
      reason,
      until: until ?? null,
      place: at(...path, "variants", index, "symbol"),
    })),
  };
}

function resolveImport(
  contract: NonNullable<UserManifest["imports"]>[number],
  index: number,
  at: PlaceOf,
): ImportContract {
  const { symbol, from, deprecated } = contract;
  const path = ["imports", index];
  return {
    symbol,
    place: at(...path, "symbol"),
    from: from ?? symbol.slice(0, symbol.lastIndexOf("#")),
    fromPlace: at(...path, from === undefined ? "symbol" : "from"),
    deprecated: (deprecated ?? []).map((module, item) => ({ module, place: at(...path, "deprecated", item) })),
  };
}

function resolveRoutes(routes: UserManifest["routes"], at: PlaceOf): RouteSettings {
  return {
    owners: (routes?.owners ?? []).map((owner, index) => ({ ...owner, place: at("routes", "owners", index, "owner") })),
    mounts: (routes?.mounts ?? []).map((mount, index) => ({
      ...mount,
      app: mount.app ?? null,
      place: at("routes", "mounts", index, "router"),
    })),
    hosts: (routes?.hosts ?? []).map((host, index) => ({ ...host, place: at("routes", "hosts", index, "name") })),
    wrappers: (routes?.wrappers ?? []).map((wrapper, index) => ({
      ...wrapper,
      place: at("routes", "wrappers", index, "call"),
    })),
  };
}

function resolveRules(rules: NonNullable<UserManifest["rules"]>): RuleSettings {
  return new Map(
    Object.entries(rules).flatMap(([rule, setting]): [string, ReturnType<typeof resolveSetting>][] =>
      setting === undefined ? [] : [[rule, resolveSetting(setting)]],
    ),
  );
}

type UserSetting = NonNullable<NonNullable<UserManifest["rules"]>[string]>;

function resolveSetting(setting: UserSetting): SeveritySetting | ReadonlyMap<string, SeveritySetting> {
  if (typeof setting !== "object") return setting === false ? "off" : setting;
  return new Map(
    Object.entries(setting).flatMap(([kind, severity]): [string, SeveritySetting][] =>
      severity === undefined ? [] : [[kind, severity === false ? "off" : severity]],
    ),
  );
}

/** One or many symbols, each with where it is written: a single one at its key's value, many at their items. */
function declared(written: string | readonly string[] | undefined, path: KeyPath, at: PlaceOf): readonly Declared[] {
  if (typeof written === "string") return [{ symbol: written, place: at(...path) }];
  return (written ?? []).map((symbol, index) => ({ symbol, place: at(...path, index) }));
}

function many(written: string | readonly string[] | undefined): readonly string[] {
  return typeof written === "string" ? [written] : (written ?? []);
}
