import type { Resolution } from "../../model/resolution.js";

/** What names from outside stand for, one object for each: of a hundred thousand imported names, most are one of a few thousand. */
export class Externals {
  readonly #known = new Map<string, Map<string, Resolution>>();

  /** A name of an external module; `*` for the module itself. */
  of(module: string, name: string): Resolution {
    let names = this.#known.get(module);
    if (names === undefined) this.#known.set(module, (names = new Map()));
    let found = names.get(name);
    if (found === undefined) {
      found = { status: "external", name: name === "*" ? module : `${module}.${name}`, chain: [] };
      names.set(name, found);
    }
    return found;
  }
}
