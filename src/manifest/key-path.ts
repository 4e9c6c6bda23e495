/** The way from the top of a manifest to a value: keys of mappings and indexes of lists. */
export type KeyPath = readonly (string | number)[];

/** `roles.gateway.canonical[0]`; a key that is no plain word is put in brackets: `budgets["routes.competing"]`. */
export function showKeyPath(path: KeyPath): string {
  return path.reduce<string>((shown, key) => {
    if (typeof key === "number") return `${shown}[${key}]`;
    if (!/^[\w$-]+$/.test(key)) return `${shown}[${JSON.stringify(key)}]`;
    return shown === "" ? key : `${shown}.${key}`;
  }, "");
}
