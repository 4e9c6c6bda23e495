/**
 * `<path>#<Name>`, e.g. `src/ws/manager.ts#WebSocketManager`: the path is POSIX and relative to the analysis root, nested names are joined
 * with a dot, and a second definition of one name in a file gets `~2`. Stable while lines move.
 */
export type SymbolId = string;

/** The two halves of a symbol id. */
export interface SymbolParts {
  readonly file: string;
  readonly name: string;
}

/** Joins a path and a name to a symbol id. */
export function symbolId(file: string, name: string): SymbolId {
  return `${file}#${name}`;
}

/** Splits a symbol id at its last `#`; null when there is no name or no file. */
export function splitSymbolId(id: SymbolId): SymbolParts | null {
  const at = id.lastIndexOf("#");
  if (at <= 0 || at === id.length - 1) return null;
  return { file: id.slice(0, at), name: id.slice(at + 1) };
}

/** The last part of a symbol's name, without the `~2` of a repeated definition: `a.ts#Outer.Inner~2` gives `Inner`. */
export function simpleName(id: SymbolId): string {
  const name = id.slice(id.lastIndexOf("#") + 1);
  return name.slice(name.lastIndexOf(".") + 1).replace(/~\d+$/, "");
}
