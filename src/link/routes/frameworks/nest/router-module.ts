import type { Place } from "../../../../model/span.js";
import type { ClassValue, HostObject, Value } from "../../../flow/value.js";
import { argument, entry, optionsOf, settled } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { joinedAs, pathText } from "../../path-text.js";
import { normalized } from "./nest-paths.js";

/** The path that `RouterModule.register` puts a module under. */
export interface ModulePath {
  readonly path: PathText;
  readonly place: Place;
}

/** By module; what is registered last counts. */
export function modulePaths(registered: readonly HostObject[]): ReadonlyMap<ClassValue, ModulePath> {
  const paths = new Map<ClassValue, ModulePath>();
  for (const { made } of registered) {
    const tree = new RouteTree(made.place, paths);
    tree.add(itemsOf(argument(made, 0)), null);
  }
  return paths;
}

class RouteTree {
  readonly #place: Place;
  readonly #paths: Map<ClassValue, ModulePath>;

  constructor(place: Place, paths: Map<ClassValue, ModulePath>) {
    this.#place = place;
    this.#paths = paths;
  }

  /** `{ path, module, children }`; a child that is a module alone has the path of what it is in. */
  add(items: readonly Value[], above: PathText | null): void {
    for (const item of items) {
      if (item.kind === "class" && above !== null) this.#set(item, above);
      if (item.kind !== "record") continue;
      const own = pathText(entry(item, "path"), this.#place);
      const path = above === null ? own : below(above, own);
      const module = entry(item, "module");
      const known = module === null ? null : settled(module);
      if (known?.kind === "class" && path.text !== "") this.#set(known, path);
      this.add(itemsOf(entry(item, "children")), path);
    }
  }

  #set(module: ClassValue, path: PathText): void {
    this.#paths.set(module, { path: normalized(path), place: this.#place });
  }
}

function below(above: PathText, own: PathText): PathText {
  const [first, second] = [normalized(above), normalized(own)];
  return normalized(joinedAs(first.text + second.text, first, second));
}

function itemsOf(given: Value | null): readonly Value[] {
  const value = given === null ? null : settled(given);
  if (value === null) return [];
  return optionsOf(value).flatMap((option) =>
    option.kind === "list" ? option.items.flatMap((item) => optionsOf(settled(item))) : [],
  );
}
