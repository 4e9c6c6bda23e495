import type { RouteSettings } from "../../model/manifest.js";
import { resolveDeclared } from "../../model/resolve-declared.js";
import { splitSymbolId, type SymbolId } from "../../model/symbol-id.js";
import type { Place } from "../../model/span.js";
import type { FlowRun } from "../flow/flow-run.js";
import type { HostObject, Value } from "../flow/value.js";
import { isAtOrBelow } from "./entry-files.js";
import type { DraftApp, DraftRoute, Framework, Mountable } from "./framework.js";
import { knownText } from "./path-text.js";
import type { TableInput } from "./route-table.js";

type Collected = TableInput["collected"];

/**
 * Mounts what the manifest says is mounted, as the code would with a call at its end, and collects again. A router that the code mounts under
 * something that is not known is then mounted there alone.
 */
export function mountDeclared(run: FlowRun, { mounts }: RouteSettings, frameworks: readonly Framework[]): Collected {
  const collect = (): Collected => frameworks.map((framework) => ({ framework, routes: framework.collect(run) }));
  const before = collect();
  const done = mounts.filter(({ router, prefix, app, place }) => {
    const value = valueOf(run, router);
    const target = value === null ? null : targetOf(before, value, app ?? null, router);
    if (value === null || target === null) return false;
    const { method, given, named } = target.mount(value, prefix);
    const positional = given.map((one) => ({ name: null, value: one }));
    const keywords = Object.entries(named).map(([name, one]) => ({ name, value: one }));
    run.call(target.object, method, [...positional, ...keywords], place);
    return true;
  });
  return done.length === 0 ? before : collect().map((one) => withoutUnknown(one, done));
}

/** The value of a symbol that the manifest names; null when it is none that could be mounted. */
function valueOf(run: FlowRun, declared: SymbolId): Mountable | null {
  const resolved = resolveDeclared(run.graph, declared);
  const symbols = [declared, ...(resolved?.status === "definition" ? [resolved.symbol] : [])];
  for (const symbol of symbols) {
    const parts = splitSymbolId(symbol);
    const value: Value | null = parts === null ? null : run.valueOf(parts.file, parts.name);
    if (value?.kind === "host" || value?.kind === "function") return value;
  }
  return null;
}

interface Target {
  readonly object: HostObject;
  readonly mount: NonNullable<Framework["mount"]>;
}

/** The application that is named, else of those of the router's framework the one in whose neighbourhood the router is. */
function targetOf(collected: Collected, value: Mountable, named: SymbolId | null, router: SymbolId): Target | null {
  // FastAPI and Starlette mount each other's routers in one way.
  const ways = new Set(
    collected.flatMap(({ framework: { mount, packages, mountsFunctions } }) => {
      const fits =
        value.kind === "host" ? packages.some((top) => isAtOrBelow(value.type, top)) : mountsFunctions === true;
      return mount !== undefined && fits ? [mount] : [];
    }),
  );
  const candidates = collected.flatMap(({ framework: { mount }, routes }) =>
    mount !== undefined && ways.has(mount) ? routes.apps.flatMap((app) => targetsIn(app, value, mount)) : [],
  );
  if (named !== null) return candidates.find(({ id }) => id === named) ?? null;
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  return others.reduce((best, one) => (shared(one.id, router) > shared(best.id, router) ? one : best), first);
}

function targetsIn(
  { id, object }: DraftApp,
  value: Mountable,
  mount: Target["mount"],
): readonly (Target & { readonly id: SymbolId })[] {
  return object === null || object === value ? [] : [{ id, object, mount }];
}

/** How many folders two symbols are in together. */
function shared(a: SymbolId, b: SymbolId): number {
  const [one, other] = [a, b].map((symbol) => symbol.slice(0, symbol.lastIndexOf("#")).split("/"));
  let count = 0;
  while (one?.[count] !== undefined && one[count] === other?.[count]) count++;
  return count;
}

function withoutUnknown(
  { framework, routes }: Collected[number],
  mounts: readonly { readonly place: Place }[],
): Collected[number] {
  const isDeclared = ({ mounts: own }: DraftRoute): boolean =>
    own.some(({ place }) => mounts.some((mount) => mount.place === place));
  const apps = routes.apps.map((app) => {
    const known = new Set(app.routes.filter(isDeclared).map(keyOf));
    return { ...app, routes: app.routes.filter((route) => knownText(route.path) !== null || !known.has(keyOf(route))) };
  });
  return { framework, routes: { ...routes, apps } };
}

function keyOf({ method, place }: DraftRoute): string {
  return `${method} ${place.file} ${place.span.join(":")}`;
}
