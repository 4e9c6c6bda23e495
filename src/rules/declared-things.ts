import type { Manifest } from "../model/manifest.js";
import type { Place } from "../model/span.js";
import { FILE_START } from "../model/span.js";

/** One thing that a manifest names and that should exist. */
export interface DeclaredThing {
  /** What kind of thing it is, which says how to look for it. */
  readonly kind: "symbol" | "module" | "owner" | "application" | "function" | "glob" | "role";
  readonly text: string;
  /** What the manifest says about it, to stand before it in a sentence: `The canonical symbol of role x`. */
  readonly said: string;
  readonly place: Place;
  /** The role that it belongs to. */
  readonly role: string | null;
}

/**
 * Everything that a manifest names. Left out is what may be absent on purpose: `formerly`, which is about the past; `source.exclude` and
 * `source.tests`, which describe files that a project may or may not have; and aliases, which bundlers share.
 */
export function* declaredThings(manifest: Manifest): Iterable<DeclaredThing> {
  const file: Place = { file: manifest.file ?? "", span: FILE_START };
  yield* inRoles(manifest);
  for (const { symbol, place, from, fromPlace, deprecated } of manifest.imports) {
    yield { kind: "symbol", text: symbol, said: "The symbol under `imports`", place, role: null };
    yield { kind: "module", text: from, said: `The canonical module of \`${symbol}\``, place: fromPlace, role: null };
    for (const { module, place: at } of deprecated) {
      yield { kind: "module", text: module, said: `The deprecated module of \`${symbol}\``, place: at, role: null };
    }
  }
  yield* inRoutes(manifest);
  for (const { api, owner, place } of manifest.access) {
    yield { kind: "owner", text: owner, said: `The owner of \`${api.join("`, `")}\``, place, role: null };
  }
  for (const { name, owner, place } of manifest.constants) {
    yield { kind: "owner", text: owner, said: `The owner of constants \`${name}\``, place, role: null };
  }
  for (const { metric, place } of manifest.budgets) {
    const id = /^roles\.(.+)\.\w+$/.exec(metric)?.[1];
    if (id === undefined) continue;
    const role = manifest.roles.find((each) => each.id === id)?.id ?? null;
    yield { kind: "role", text: id, said: `The role of budget ${metric}`, place, role };
  }
  for (const text of manifest.source.include) {
    yield { kind: "glob", text, said: "The glob in `source.include`", place: file, role: null };
  }
  for (const text of manifest.overrides.flatMap((override) => override.files)) {
    yield { kind: "glob", text, said: "The glob in `overrides`", place: file, role: null };
  }
}

function* inRoles(manifest: Manifest): Iterable<DeclaredThing> {
  for (const { id, place, canonical, implementation, variants, match } of manifest.roles) {
    const symbols = [
      ["canonical symbol", canonical],
      ["implementation", implementation],
      ["variant", variants],
      ["base under `match.extends`", match.extends],
    ] as const;
    for (const [what, declared] of symbols) {
      for (const { symbol: text, place: at } of declared) {
        yield { kind: "symbol", text, said: `The ${what} of role ${id}`, place: at, role: id };
      }
    }
    for (const text of match.within) {
      yield { kind: "glob", text, said: `The glob in \`match.within\` of role ${id}`, place, role: id };
    }
  }
}

function* inRoutes({ routes }: Manifest): Iterable<DeclaredThing> {
  for (const { method, path, owner, place } of routes.owners) {
    yield { kind: "owner", text: owner, said: `The owner of route ${method} ${path}`, place, role: null };
  }
  for (const { router, prefix, app, place } of routes.mounts) {
    yield { kind: "symbol", text: router, said: `The router mounted under \`${prefix}\``, place, role: null };
    if (app !== null) {
      yield { kind: "application", text: app, said: `The application that mounts \`${router}\``, place, role: null };
    }
  }
  for (const { name, apps, place } of routes.hosts) {
    for (const text of apps) {
      yield { kind: "application", text, said: `The application on host ${name}`, place, role: null };
    }
  }
  for (const { call, like, place } of routes.wrappers) {
    yield {
      kind: "function",
      text: call,
      said: `The function that registers routes like \`${like}\``,
      place,
      role: null,
    };
  }
}
