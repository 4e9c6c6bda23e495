import type { Place } from "../../../../model/span.js";
import type { PendingCall } from "../../../flow/pending-call.js";
import { symbolKey } from "../../../flow/items.js";
import type { HostObject, Value } from "../../../flow/value.js";
import { argument, optionsOf, record, truthOf } from "../../../flow/values.js";
import { isAutoload, pluginsOf } from "./autoload.js";

/** What makes an application. */
export const APPS = ["fastify", "fastify.fastify"] as const;

/** What a plugin gets: an instance below the one that it is registered on. */
export const INSTANCE = "fastify.Instance";

/** What keeps a plugin from getting an instance of its own. */
const UNWRAPPED: ReadonlySet<string> = new Set(["fastify-plugin", "fastify-plugin.fastifyPlugin"]);

const INSTANCES: ReadonlySet<string> = new Set([...APPS, INSTANCE]);

/** Methods that give something else than the instance. */
const OTHER_RESULTS: ReadonlySet<string> = new Set([
  "inject",
  "listen",
  "close",
  "printRoutes",
  "printPlugins",
  "hasRoute",
  "findRoute",
  "getSchema",
  "getSchemas",
  "getDecorator",
  "addresses",
]);

/** Methods that have plugins loaded when their promise is waited for. */
const LOADING: ReadonlySet<string> = new Set(["register", "after", "ready"]);

/** Runs plugins with the instance that they get, when the code that registers them is done; all else gives the instance itself. */
export function fastifyCall(pending: PendingCall): Value | null {
  const { receiver, method } = pending;
  if (receiver === null || !isInstance(receiver) || OTHER_RESULTS.has(method)) return null;
  const parent = loadingInstance(pending, receiver);
  if (method === "register") registerPlugin(pending, parent);
  const [callback] = pending.arguments;
  if (method === "after" && callback !== undefined) pending.runLater(callback.value, [], parent);
  if (pending.isAwaited && LOADING.has(method)) pending.runWaiting();
  return pending.gives(receiver);
}

export function isInstance(value: Value): value is HostObject {
  return value.kind === "host" && INSTANCES.has(value.type);
}

/** Plugins belong to the plugin that is being loaded, whichever instance of the application they are registered on. */
function loadingInstance({ owner }: PendingCall, receiver: HostObject): HostObject {
  const app = appOf(receiver);
  return owner !== null && appOf(owner) === app ? owner : app;
}

function appOf(instance: HostObject): HostObject {
  let app = instance;
  for (let above = app.made.receiver; app.type === INSTANCE && above !== null; above = app.made.receiver) app = above;
  return app;
}

/** By instance the one that it is below, which is not always the one that its plugin was registered on. */
const parents = new WeakMap<HostObject, HostObject>();

export function parentOf(instance: HostObject): HostObject | null {
  return parents.get(instance) ?? null;
}

function newInstance(pending: PendingCall, parent: HostObject): HostObject {
  const instance = pending.object(INSTANCE);
  parents.set(instance, parent);
  return instance;
}

function registerPlugin(pending: PendingCall, parent: HostObject): void {
  const plugin = argument(pending, 0);
  const given = argument(pending, 1) ?? record([]);
  const options = given.kind === "function" ? pending.run(given, [parent]) : given;
  for (const option of plugin === null ? [] : optionsOf(plugin)) {
    if (isAutoload(option)) {
      registerFolder(pending, parent, options);
      continue;
    }
    const { callee, encapsulated } = pluginOf(option, pending);
    if (callee.kind !== "function") continue;
    if (!pending.mayRunLater(callee)) continue;
    const instance = encapsulated ? newInstance(pending, parent) : parent;
    pending.runLater(callee, [instance, options], instance);
  }
}

/** By instance of a plugin of a folder, the prefix that it got. */
const folderPrefixes = new WeakMap<HostObject, string>();

/** The prefix that an instance got by the folder that its plugin lies in; null of all others. */
export function folderPrefix(instance: HostObject): string | null {
  return folderPrefixes.get(instance) ?? null;
}

/** Where the plugins of a folder are registered, and which these are is not known. */
const unknownFolders = new WeakSet<Place>();

export function isUnknownFolder({ place }: { readonly place: Place }): boolean {
  return unknownFolders.has(place);
}

function registerFolder(pending: PendingCall, parent: HostObject, options: Value): void {
  const plugins = pluginsOf(pending, options);
  if (plugins === null) unknownFolders.add(pending.place);
  for (const { plugin, options: given, prefix, encapsulated: isOwn } of plugins ?? []) {
    const { callee, encapsulated } = pluginOf(plugin, pending);
    if (callee.kind !== "function" || !pending.mayRunLater(callee)) continue;
    const instance = encapsulated && isOwn ? newInstance(pending, parent) : parent;
    if (instance !== parent) folderPrefixes.set(instance, prefix);
    pending.runLater(callee, [instance, given], instance);
  }
}

/** Why routes may be missing where this is registered; null of what was run, and of packages, which say nothing of routes of this code. */
export function whyNoPlugin(value: Value): string | null {
  switch (value.kind) {
    case "unknown":
      return `what plugin is registered here is not known: ${value.reason}`;
    case "host": {
      const inner = UNWRAPPED.has(value.type) ? argument(value.made, 0) : null;
      return inner === null ? null : whyNoPlugin(inner);
    }
    case "literal":
    case "string":
    case "text":
    case "list":
      return "what is registered here is no plugin";
    default:
      return null;
  }
}

/** The function of a plugin: of a module the default export, and without what says that it is not encapsulated. */
export function pluginOf(
  value: Value,
  pending: Pick<PendingCall, "member">,
): { readonly callee: Value; readonly encapsulated: boolean } {
  let callee = value;
  let encapsulated = true;
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (callee.kind === "module" || (callee.kind === "record" && callee.entries.has("default"))) {
      callee = pending.member(callee, "default");
    } else if (callee.kind === "host" && UNWRAPPED.has(callee.type)) {
      callee = argument(callee.made, 0) ?? callee;
      encapsulated = false;
    } else break;
  }
  return { callee, encapsulated: encapsulated && !skipsOverride(callee) };
}

/** What `fastify-plugin` sets on a function, and code without that package sets itself. */
export function skipsOverride(plugin: Value): boolean {
  const said = plugin.kind === "function" ? plugin.fields?.get(SKIP_OVERRIDE) : undefined;
  return said !== undefined && truthOf(said) === true;
}

const SKIP_OVERRIDE = symbolKey("skip-override");

/** Nobody wraps a plugin as often. */
const DEEPEST = 10;
