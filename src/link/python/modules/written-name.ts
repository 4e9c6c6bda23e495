/** A module's name as an import writes it: `a.b` has no dots in front, `..b` has two. */
export interface WrittenName {
  /** How many dots stand in front: none of an absolute name. */
  readonly dots: number;
  readonly names: readonly string[];
}

/** Reads the name of a module. */
export function writtenName(specifier: string): WrittenName {
  const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
  const rest = specifier.slice(dots);
  return { dots, names: rest === "" ? [] : rest.split(".") };
}

/** The name of something in a module: `a.b` and `c` give `a.b.c`, `.` and `c` give `.c`. */
export function nameIn(specifier: string, name: string): string {
  return specifier.endsWith(".") ? specifier + name : `${specifier}.${name}`;
}
