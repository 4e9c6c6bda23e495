import type { RouteStop } from "../../../../model/routes.js";
import type { Place } from "../../../../model/span.js";
import { lineage } from "../../../flow/members.js";
import type { ClassValue, Guard, HostObject, RecordValue, Value } from "../../../flow/value.js";
import { argument, entry, list, optionsOf, record, settled } from "../../../flow/values.js";
import { decoratorsOf } from "./nest-decorators.js";
import type { NestVersion } from "./nest-settings.js";
import { shapeOf } from "./value-shape.js";

/** A module of an application, as often as Nest makes it. */
export interface NestModule {
  /** Null of what is not ours. */
  readonly owner: ClassValue | null;
  readonly place: Place;
  readonly controllers: readonly ClassValue[];
  /** Of controllers that only one of several lists has, which one: the code gives one list or another. */
  readonly guards: ReadonlyMap<ClassValue, Guard>;
  readonly providers: readonly ClassValue[];
}

export interface NestModules {
  /** In the order in which Nest looks at them. */
  readonly modules: readonly NestModule[];
  /** What `RouterModule.register` was called with, in order. */
  readonly routerModules: readonly HostObject[];
  readonly stops: readonly RouteStop[];
}

/** Every module of an application, from its root: each before those that it imports. */
export function nestModules(root: Value, place: Place, version: NestVersion): NestModules {
  const scan = new ModuleScan(version);
  scan.scan(root, place);
  return scan;
}

/** A module as it stands in `imports`. */
interface Definition {
  readonly owner: ClassValue | null;
  /** What a function made of it: `forRoot(…)`. */
  readonly dynamic: RecordValue | null;
  /** What something that is not ours is made with: `TypeOrmModule.forRootAsync({ imports: [UsersModule] })`. */
  readonly outside: HostObject | null;
  readonly key: unknown;
}

const MODULE = "@nestjs/common.Module";
const ROUTER_MODULE = "@nestjs/core.RouterModule.register";

class ModuleScan implements NestModules {
  readonly stops: RouteStop[] = [];
  readonly routerModules: HostObject[] = [];
  readonly #modules = new Map<unknown, NestModule>();
  readonly #seen = new Set<Value>();
  readonly #version: NestVersion;

  constructor(version: NestVersion) {
    this.#version = version;
  }

  get modules(): readonly NestModule[] {
    return [...this.#modules.values()];
  }

  scan(given: Value, place: Place): void {
    this.#seen.add(given);
    for (const definition of this.#definitionsOf(given, place)) {
      this.#insert(definition);
      for (const inner of this.#importsOf(definition))
        if (!this.#seen.has(inner)) this.scan(inner, placeOf(definition, place));
    }
  }

  /** What a function made of a module brings with it is there before what the module imports itself. */
  #insert(definition: Definition): void {
    const { key, owner, dynamic, outside } = definition;
    if (this.#modules.has(key)) return;
    const place = placeOf(definition, null);
    const isUnknown = owner !== null && moduleArguments(owner).some(({ kind }) => kind !== "record");
    if (isUnknown && place !== null) this.stops.push({ place, reason: "the module may have more than is known" });
    if (place !== null) {
      this.#modules.set(key, {
        owner,
        place,
        controllers: this.#classesOf(definition, "controllers", place),
        guards: guardsOf(definition, place),
        providers: this.#classesOf(definition, "providers", place),
      });
    }
    if (outside?.type === ROUTER_MODULE) this.routerModules.push(outside);
    for (const inner of this.#dynamicImports(dynamic, outside)) {
      for (const one of this.#definitionsOf(inner, place ?? outside?.made.place ?? null)) this.#insert(one);
    }
  }

  #importsOf({ owner, dynamic, outside }: Definition): readonly Value[] {
    const own = owner === null ? [] : this.#itemsOf(metadataOf(owner, "imports"), owner);
    return [...own, ...this.#dynamicImports(dynamic, outside)];
  }

  #dynamicImports(dynamic: RecordValue | null, outside: HostObject | null): readonly Value[] {
    if (dynamic !== null) return listOf(entry(dynamic, "imports"));
    return outside?.made.arguments.flatMap(({ value }) => listOf(entry(settled(value), "imports"))) ?? [];
  }

  #classesOf({ owner, dynamic }: Definition, name: "controllers" | "providers", place: Place): readonly ClassValue[] {
    const own = owner === null ? [] : this.#itemsOf(metadataOf(owner, name), owner);
    const items = [...own, ...listOf(entry(dynamic, name))];
    const classes = items.flatMap((item) => optionsOf(settled(item))).flatMap((item) => classIn(item));
    if (name === "controllers") {
      for (const item of items.map(settled)) {
        if (item.kind === "unknown")
          this.stops.push({ place, reason: `a controller of the module is not known: ${item.reason}` });
      }
    }
    return [...new Set(classes)];
  }

  /** The items of a list in `@Module(…)`; where there may be more of them, the analysis stops. */
  #itemsOf(given: Value | null, owner: ClassValue): readonly Value[] {
    const value = given === null ? null : settled(given);
    if (value === null || (value.kind === "literal" && value.value === null)) return [];
    const lists = optionsOf(value);
    if (lists.some((one) => one.kind !== "list" || one.open)) {
      this.stops.push({
        place: { file: owner.file, span: owner.class.span },
        reason: "the module may have more than is known",
      });
    }
    return lists.flatMap(listOf);
  }

  #definitionsOf(given: Value, place: Place | null): readonly Definition[] {
    const options = optionsOf(settled(given)).flatMap((value): readonly Definition[] => {
      const none = { dynamic: null, outside: null };
      if (value.kind === "class") return [{ ...none, owner: value, key: value }];
      if (value.kind === "host") return [{ ...none, owner: null, outside: value, key: value }];
      const type = entry(value, "module");
      const owner = type === null ? null : settled(type);
      if (value.kind === "record" && owner?.kind === "class") {
        return [{ ...none, owner, dynamic: value, key: this.#keyOf(owner, value) }];
      }
      const reason = whyNoModule(value);
      if (reason !== null && place !== null) this.stops.push({ place, reason });
      return [];
    });
    return oncePerOwner(options);
  }

  /** What a function makes is one module each time from Nest 11 on, and before that one as long as the same is in it. */
  #keyOf(owner: ClassValue, dynamic: RecordValue): unknown {
    return this.#version === 10 ? `${owner.file}:${owner.class.span.join(":")} ${shapeOf(dynamic)}` : dynamic;
  }
}

/** Of what an import may be, a module is there once: a function that gives it in several places gives one of them. */
function oncePerOwner(options: readonly Definition[]): readonly Definition[] {
  const owners = new Map<unknown, readonly [Definition, ...Definition[]]>();
  for (const option of options) {
    const known = owners.get(option.owner ?? option.key);
    owners.set(option.owner ?? option.key, known === undefined ? [option] : [...known, option]);
  }
  return [...owners.values()].map(([first, ...others]) => {
    const dynamics = [first, ...others].flatMap(({ dynamic }) => dynamic ?? []);
    return others.length === 0 ? first : { ...first, dynamic: dynamics.length === 0 ? null : unitedRecord(dynamics) };
  });
}

/** What any of several records has in its lists: one list or another. */
function unitedRecord(records: readonly RecordValue[]): RecordValue {
  const names = new Set(records.flatMap(({ entries }) => [...entries.keys()]));
  return record(
    [...names].map((name) => {
      const options = records.map((one) => list(listOf(entry(one, name))));
      return [name, { kind: "either", options }] as const;
    }),
    records.some(({ open }) => open) ? "open" : "closed",
  );
}

function placeOf(definition: Definition, other: Place): Place;
function placeOf(definition: Definition, other: null): Place | null;
function placeOf({ owner, outside }: Definition, other: Place | null): Place | null {
  if (owner !== null) return { file: owner.file, span: owner.class.span };
  return outside?.made.place ?? other;
}

/** Which controllers exclude others because they stand in alternatives of one list. */
function guardsOf({ owner, dynamic }: Definition, branch: Place): ReadonlyMap<ClassValue, Guard> {
  const own = owner === null ? null : metadataOf(owner, "controllers");
  const guards = new Map<ClassValue, Guard>();
  for (const given of [own, entry(dynamic, "controllers")]) {
    const options = given === null ? [] : optionsOf(settled(given)).map(settled);
    const [only] = options;
    const spread = options.length === 1 && only?.kind === "list" ? only.alternatives : undefined;
    const lists = (spread ?? options.map(listOf)).map(
      (items) => new Set(items.flatMap((item) => optionsOf(settled(item))).flatMap(classIn)),
    );
    for (const [alternative, list] of lists.entries()) {
      for (const one of list)
        if (lists.filter((other) => other.has(one)).length === 1 && lists.length > 1)
          guards.set(one, { branch, alternative });
    }
  }
  return guards;
}

/** What `@Module(…)` says under a name; each may be inherited for itself. Of several records that it may be given, what all of them say. */
function metadataOf(owner: ClassValue, name: string): Value | null {
  for (const one of lineage(owner)) {
    const records = moduleArguments(one).filter((value) => value.kind === "record");
    const [only] = records;
    const found = entry(records.length > 1 ? unitedRecord(records) : (only ?? null), name);
    if (found !== null) return found;
  }
  return null;
}

/** What `@Module(…)` of a class itself may be given. */
function moduleArguments(owner: ClassValue): readonly Value[] {
  const decorator = decoratorsOf(owner.decorators).findLast((found) => found.name === MODULE);
  const given = decorator === undefined ? null : argument(decorator.call, 0);
  return given === null ? [] : optionsOf(settled(given)).map(settled);
}

function listOf(given: Value | null): readonly Value[] {
  return (given === null ? [] : optionsOf(settled(given))).flatMap((value) =>
    value.kind === "list" ? value.items : [],
  );
}

/** A class, or that of a provider with a name of its own. */
function classIn(value: Value): readonly ClassValue[] {
  if (value.kind === "class") return [value];
  const used = entry(value, "useClass");
  return used === null ? [] : optionsOf(settled(used)).flatMap((one) => (one.kind === "class" ? [one] : []));
}

/** Null of what brings no routes: modules of packages, and nothing where a condition is not met. */
function whyNoModule(value: Value): string | null {
  switch (value.kind) {
    case "unknown":
      return `a module that is imported here is not known: ${value.reason}`;
    case "record":
      return "which module this is cannot be known";
    default:
      return null;
  }
}
