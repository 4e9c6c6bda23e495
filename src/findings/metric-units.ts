import type { SymbolGraph } from "../model/graph.js";
import type { Manifest } from "../model/manifest.js";
import { bypassesMetric, type CommonMetric } from "../model/metric-names.js";
import { findOwner } from "../model/owner.js";
import type { Candidate, RoleContents, RoleReport } from "../model/role-report.js";
import type { Route, RouteTable } from "../model/routes.js";
import type { Violation } from "../model/rule.js";
import { FILE_START, type Place } from "../model/span.js";
import { simpleName } from "../model/symbol-id.js";

/** One of what a metric counts. */
export interface Unit {
  /** The same as long as it is the same thing. Two may have the same, when they are alike. */
  readonly text: string;
  readonly place: Place;
  /** The violation that it is; the definition of a role, by its symbol; for all else what is there, in a sentence. */
  readonly about: Violation | Definition | string;
}

/** A definition that a role counts, or a name for it. */
export interface Definition {
  readonly symbol: string;
  readonly message: string;
}

/** What each metric counts; null where it cannot be known. */
export type MetricUnits = ReadonlyMap<string, readonly Unit[] | null>;

/** The metrics of roles. */
export function roleUnits(roles: readonly RoleReport[]): MetricUnits {
  return new Map(
    roles.flatMap((role) =>
      Object.entries(role.contents).map(([count, texts]) => [
        `roles.${role.id}.${count}`,
        unitsOfRole(role, count as keyof RoleContents, texts),
      ]),
    ),
  );
}

function unitsOfRole(
  role: RoleReport,
  count: keyof RoleContents,
  texts: readonly string[] | null,
): readonly Unit[] | null {
  if (texts === null) return null;
  switch (count) {
    case "names": {
      const byText = new Map(role.names.map((name) => [`${name.module}#${name.name}`, name]));
      return texts.map((text) => {
        const { symbol = text, place = startOf(text) } = byText.get(text) ?? {};
        return { text, place, about: { symbol, message: `\`${simpleName(text)}\` stands for \`${symbol}\`.` } };
      });
    }
    case "importPaths":
      return texts.map((text) => ({ text, place: startOf(text), about: `It is imported from \`${text}\`.` }));
    default: {
      const bySymbol = new Map(role.definitions.map((definition) => [definition.symbol, definition]));
      return texts.map((text) => definitionUnit(text, bySymbol.get(text)));
    }
  }
}

function definitionUnit(symbol: string, definition: Candidate | undefined): Unit {
  const what = definition?.class ?? null;
  const message = `\`${simpleName(symbol)}\` is defined here${what === null ? "" : `: ${CLASS_WORDS[what]}`}.`;
  return { text: symbol, place: definition?.place ?? startOf(symbol), about: { symbol, message } };
}

const CLASS_WORDS = {
  canonical: "canonical",
  implementation: "the implementation",
  variant: "a variant",
  double: "a double",
  contract: "a contract",
  delegate: "a delegate",
  copy: "a copy",
  rival: "a rival",
  namesake: "a namesake",
  lookAlike: "a look-alike",
} as const satisfies Record<NonNullable<Candidate["class"]>, string>;

function startOf(symbol: string): Place {
  return { file: symbol.split("#")[0] ?? symbol, span: FILE_START };
}

export interface CodeMeasured {
  /** Of the graph rules, before anything is silenced. */
  readonly violations: readonly Violation[];
  readonly graph: SymbolGraph;
  readonly manifest: Manifest;
}

/**
 * The metrics of imports, accesses and constants. `imports.nonCanonical` counts imported names, `imports.nonCanonicalStrings` the strings that do
 * the same, `imports.unresolved` what does not exist; `constants.duplicates` the definitions beside the owner's; `access.<owner>.bypasses` the uses
 * of what that owner owns (see {@link bypassesMetric}).
 */
export function codeUnits({ violations, graph, manifest }: CodeMeasured): MetricUnits {
  const counted = outsideTests(violations, graph);
  const of = (rule: string, isWanted: (violation: Violation) => boolean = () => true): readonly Unit[] =>
    counted.filter((violation) => violation.rule === rule && isWanted(violation)).map(unitOf);
  const areKnown = (owners: readonly { readonly owner: string }[]): boolean =>
    owners.every(({ owner }) => findOwner(graph, owner) !== null);
  const common = {
    "constants.duplicates": areKnown(manifest.constants) ? of("duplicate-constant") : null,
    "imports.nonCanonical": of("non-canonical-import", ({ kind }) => kind !== "viaString"),
    "imports.nonCanonicalStrings": of("non-canonical-import", ({ kind }) => kind === "viaString"),
    "imports.unresolved": of("unresolved-import"),
  } satisfies Partial<Record<CommonMetric, readonly Unit[] | null>>;
  const contents = new Map<string, readonly Unit[] | null>(Object.entries(common));
  for (const entry of manifest.access) {
    const metric = bypassesMetric(entry.owner);
    const uses = of("bypassed-owner", ({ data }) => bypassesMetric(String(data["owner"])) === metric);
    contents.set(metric, uses.length > 0 || areKnown([entry]) ? uses : null);
  }
  return contents;
}

export interface RoutesMeasured extends CodeMeasured {
  readonly routes: RouteTable;
}

/**
 * The metrics of routes: `routes.competing` counts the live routes that are there beside the one that answers or the owner's, `routes.live`,
 * `routes.unmounted` and `routes.unknownPrefix` all routes by how far they could be followed.
 */
export function routeUnits({ routes, violations, graph, manifest }: RoutesMeasured): MetricUnits {
  const areKnown = manifest.routes.owners.every(({ owner }) => findOwner(graph, owner) !== null);
  const counted = routes.routes.filter(({ place }) => graph.file(place.file)?.isTest !== true);
  const having = (status: Route["status"]): readonly Unit[] =>
    counted
      .filter((route) => route.status === status)
      .map(({ app, method, path, place }) => ({
        text: [method, path, place.file, app ?? ""].join(" ").trimEnd(),
        place,
        about: `\`${method} ${path}\` is registered here.`,
      }));
  const contents = {
    "routes.competing": areKnown ? outsideTests(violations, graph).flatMap(competing) : null,
    "routes.live": having("live"),
    "routes.unknownPrefix": having("unknownPrefix"),
    "routes.unmounted": having("unmounted"),
  } satisfies Partial<Record<CommonMetric, readonly Unit[] | null>>;
  return new Map(Object.entries(contents));
}

/** One for each registration that is there beside another; a router that is mounted again doubles as many as it has. */
function competing(violation: Violation): readonly Unit[] {
  if (violation.rule !== "competing-route") return [];
  const unit = unitOf(violation);
  if (violation.kind === "mountedTwice") return Array<Unit>(Number(violation.data["count"])).fill(unit);
  return violation.kind === "identical" || violation.kind === "wrongOwner" ? [unit] : [];
}

function outsideTests(violations: readonly Violation[], graph: SymbolGraph): readonly Violation[] {
  return violations.filter((violation) => graph.file(violation.place.file)?.isTest !== true);
}

/** By what a violation is about, whatever the lines. */
function unitOf(violation: Violation): Unit {
  const text = violation.identity.filter((part) => part !== "").join(" ");
  return { text, place: violation.place, about: violation };
}
