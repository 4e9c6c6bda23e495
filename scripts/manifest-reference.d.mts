/** The tables of `docs/manifest.md`, by the name of the part that they stand in. */
export function manifestTables(schema: unknown, rules: unknown): Readonly<Record<string, () => string>>;

/** Every key that a manifest can have, as its path: `roles.<role>.variants[].until`. */
export function manifestKeys(schema: unknown): readonly string[];
