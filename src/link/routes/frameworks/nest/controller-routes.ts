import { methodValue } from "../../../flow/method-value.js";
import type { FlowMember } from "../../../../model/flow.js";
import type { Place } from "../../../../model/span.js";
import { externalBase, lineage } from "../../../flow/members.js";
import type { ClassValue, FunctionValue, HostCall, Value } from "../../../flow/value.js";
import { argument, asString, entry, settled } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { pathTexts } from "../../path-text.js";
import { classDecorator, decoratorsOf, type NestDecorator } from "./nest-decorators.js";
import { METHOD_DECORATORS, methodNamed } from "./nest-methods.js";
import { ROOT_PATH, withLeadingSlash } from "./nest-paths.js";
import { type Versions, versionsOf } from "./nest-versions.js";

/** What a controller says for all of its methods. */
export interface Controller {
  readonly owner: ClassValue;
  readonly paths: readonly PathText[];
  /** The hosts that it is limited to, as written; empty for every host. */
  readonly hosts: readonly string[];
  readonly versions: Versions;
  readonly place: Place;
  readonly methods: readonly ControllerMethod[];
  /** Some of its methods may be where there is no code. */
  readonly isOpen: boolean;
}

/** A method of a controller that answers requests. */
export interface ControllerMethod {
  readonly method: string;
  readonly paths: readonly PathText[];
  readonly versions: Versions;
  readonly handler: FunctionValue;
  /** The decorator. */
  readonly place: Place;
  /** It is given `next`, and may call it. */
  readonly continues: boolean;
}

const CONTROLLER = "@nestjs/common.Controller";

/** Null of a class that is no controller. */
export function controllerOf(owner: ClassValue): Controller | null {
  const decorator = classDecorator(owner, CONTROLLER);
  if (decorator === null) return null;
  return {
    owner,
    ...optionsOfController(decorator),
    place: decorator.place,
    methods: methodsOf(lineage(owner)),
    isOpen: externalBase(owner) !== null,
  };
}

/** Whether a class says of itself that it is one. */
export function isController(owner: ClassValue): boolean {
  return decoratorsOf(owner.decorators).some(({ name }) => name === CONTROLLER);
}

function optionsOfController({ call, place }: NestDecorator): Pick<Controller, "paths" | "hosts" | "versions"> {
  const given = argument(call, 0);
  const options = given === null ? null : settled(given);
  if (options === null) return { paths: [ROOT_PATH], hosts: [], versions: null };
  if (options.kind !== "record") return { paths: pathsOf(options, place), hosts: [], versions: null };
  const path = entry(options, "path");
  return {
    paths: path === null || asString(path) === "" ? [ROOT_PATH] : pathsOf(path, place),
    hosts: hostsOf(entry(options, "host")),
    versions: versionsOf(entry(options, "version"), place),
  };
}

function pathsOf(value: Value, place: Place): readonly PathText[] {
  return pathTexts(value, place).map(withLeadingSlash);
}

function hostsOf(given: Value | null): readonly string[] {
  const value = given === null ? null : settled(given);
  if (value?.kind === "list") return value.items.flatMap(hostsOf);
  if (value?.kind === "regex") return [`/${value.source}/${value.flags}`];
  return value?.kind === "string" ? [value.value] : [];
}

/** In the order in which Nest finds them: a class's own first, then those of its bases that it does not have itself. */
function methodsOf(classes: readonly ClassValue[]): readonly ControllerMethod[] {
  const seen = new Set<string>();
  return classes.flatMap((owner) => {
    const own = owner.class.members.filter(
      ({ kind, name }) => (kind === "method" || kind === "getter") && !seen.has(name),
    );
    for (const { name } of own) seen.add(name);
    return own.flatMap((member) => methodOf(owner, member) ?? []);
  });
}

function methodOf(owner: ClassValue, member: FlowMember): ControllerMethod | null {
  const handler = member.kind === "method" ? methodValue(owner, member, null) : null;
  if (handler === null) return null;
  const decorators = decoratorsOf(owner.memberDecorators.get(member.name) ?? []);
  const route = decorators.map(routeOf).findLast((found) => found !== null) ?? null;
  if (route === null) return null;
  const version = decorators.findLast(({ name }) => name === "@nestjs/common.Version");
  return {
    ...route,
    versions: version === undefined ? null : versionsOf(argument(version.call, 0), version.place),
    handler,
    continues: getsNext(member),
  };
}

function routeOf({ name, call, place }: NestDecorator): Pick<ControllerMethod, "method" | "paths" | "place"> | null {
  const method = METHOD_DECORATORS.get(name);
  if (method !== undefined) return { method, paths: ownPaths(argument(call, 0), place), place };
  if (name === "@nestjs/common.Sse") {
    return { method: methodIn(call, 1), paths: ownPaths(argument(call, 0), place), place };
  }
  if (name !== "@nestjs/common.RequestMapping") return null;
  return { method: methodIn(call, 0), paths: ownPaths(entry(settledArgument(call, 0), "path"), place), place };
}

function methodIn(call: HostCall, position: number): string {
  const method = entry(settledArgument(call, position), "method");
  return method === null ? "GET" : (methodNamed(method) ?? "GET");
}

function settledArgument(call: HostCall, position: number): Value | null {
  const value = argument(call, position);
  return value === null ? null : settled(value);
}

function ownPaths(value: Value | null, place: Place): readonly PathText[] {
  const paths = value === null ? [] : pathTexts(value, place);
  const isEmpty = paths.length === 0 || (paths.length === 1 && paths[0]?.text === "");
  return isEmpty ? [ROOT_PATH] : paths.map(withLeadingSlash);
}

/** A parameter that `@Next()` is written at, and that the method uses. */
function getsNext({ function: flow }: FlowMember): boolean {
  return flow?.parameters.some(({ decorators = [], used }) => used && decorators.some(isNext)) === true;
}

function isNext(decorator: NonNullable<FlowMember["function"]>["decorators"][number]): boolean {
  const callee = decorator.kind === "call" ? decorator.callee : decorator;
  return (callee.kind === "name" || callee.kind === "member") && callee.name === "Next";
}
