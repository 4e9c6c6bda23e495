import { ts } from "ts-morph";
import { dottedPath, unwrap } from "./names.js";
import { lookUp, VALUE, type Scope } from "./scope.js";
import type { Survey } from "./survey.js";

/** Tells whether a called name loads modules: `require` where nothing else is called so, or a name made by `createRequire`. */
export type IsRequire = (name: string, from: Scope) => boolean;

export function requireNames({ root }: Survey): IsRequire {
  const created = new Set<string>();
  for (const statement of root.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (ts.isIdentifier(name) && initializer !== undefined && makesRequire(initializer)) created.add(name.text);
    }
  }
  return (name, from) => created.has(name) || (name === "require" && lookUp(from, name, VALUE) === "global");
}

function makesRequire(initializer: ts.Expression): boolean {
  const call = unwrap(initializer);
  return ts.isCallExpression(call) && dottedPath(call.expression)?.at(-1) === "createRequire";
}
