/** How the router of an application reads paths. */
export interface SameRules {
  readonly ignoreTrailingSlash: boolean;
  readonly caseSensitive: boolean;
}

/** A method and a path, as far as the unit that has it knows that: with {@link ARGUMENT} for the text that the unit is given. */
export interface WrittenPath {
  readonly method: string;
  readonly path: string;
}

/** Stands in paths for the text that a unit is given. */
export const ARGUMENT = "\0";

interface Mount {
  readonly parent: number;
  readonly child: number;
  /** Of plugins that have no instance of their own, nothing. */
  readonly prefix: string;
  readonly argument: string;
}

/**
 * Knows roughly which paths each unit has, since Fastify starts no application that has one twice: of random programs, few would start. What is
 * the same is said more simply than Fastify does, so that some of them still do not.
 */
export class WrittenPaths {
  readonly #rules: SameRules;
  readonly #mayRepeat: boolean;
  readonly #mounts: Mount[] = [];
  #units: ReadonlyMap<number, readonly WrittenPath[]> = new Map();

  /** @param mayRepeat whether the program keeps what is there already */
  constructor(rules: SameRules, mayRepeat: boolean) {
    this.#rules = rules;
    this.#mayRepeat = mayRepeat;
  }

  /** Adds paths to a unit, and with it to all that have it; false where one of them is there already. */
  add(unit: number, paths: readonly WrittenPath[]): boolean {
    const all = new Map(this.#units);
    for (const [at, path] of this.#withAbove(unit, paths)) {
      const known = all.get(at) ?? [];
      if (!this.#mayRepeat && known.some((other) => this.#isAgain(other, path))) return false;
      all.set(at, [...known, path]);
    }
    this.#units = all;
    return true;
  }

  mount(mount: Mount): boolean {
    const paths = (this.#units.get(mount.child) ?? []).flatMap((path) => mounted(path, mount));
    if (!this.add(mount.parent, paths)) return false;
    this.#mounts.push(mount);
    return true;
  }

  /** Whether the application has a unit, at any depth. */
  isUnderApplication(unit: number): boolean {
    return unit === 0 || this.#mounts.some(({ child, parent }) => child === unit && this.isUnderApplication(parent));
  }

  #withAbove(unit: number, paths: readonly WrittenPath[]): readonly (readonly [number, WrittenPath])[] {
    const above = this.#mounts
      .filter(({ child }) => child === unit)
      .flatMap((mount) =>
        this.#withAbove(
          mount.parent,
          paths.flatMap((path) => mounted(path, mount)),
        ),
      );
    return [...paths.map((path) => [unit, path] as const), ...above];
  }

  /** Whether one cannot be added where the other one is. A HEAD may be there before a GET, and not behind it. */
  #isAgain(earlier: WrittenPath, later: WrittenPath): boolean {
    const isSame =
      earlier.method === later.method ||
      [earlier.method, later.method].includes("ANY") ||
      (earlier.method === "GET" && later.method === "HEAD");
    return isSame && this.#keys(earlier).some((key) => this.#keys(later).includes(key));
  }

  #keys({ path }: WrittenPath): readonly string[] {
    const { ignoreTrailingSlash, caseSensitive } = this.#rules;
    const text = path.replaceAll(/:[a-z]\d+(\([^)]*\))?/g, (_, regex) => (regex === undefined ? ":" : ":()"));
    const cased = caseSensitive ? text : text.toLowerCase();
    const [, before, parameter, slash = ""] = /^(.*)(\/:)\?(\/?)$/.exec(cased) ?? [];
    const all = before === undefined ? [cased] : [`${before}${parameter}${slash}`, `${before}${slash}` || "/"];
    return ignoreTrailingSlash ? all.map((key) => key.replace(/(?<=.)\/$/, "")) : all;
  }
}

function mounted({ method, path }: WrittenPath, { prefix, argument }: Mount): readonly WrittenPath[] {
  const own = path.replaceAll(ARGUMENT, argument);
  if (own === "/" && prefix !== "") return [prefix, `${prefix}/`].map((both) => ({ method, path: both }));
  return [{ method, path: prefix.endsWith("/") ? prefix + own.replace(/^\//, "") : prefix + own }];
}
