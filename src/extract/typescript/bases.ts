import { ts } from "ts-morph";
import type { Base } from "../../model/facts.js";
import { dottedPath, entityPath } from "./names.js";

/** What a class, an interface or an intersection type is built on, as far as it is written as a name. */
export function basesOf(node: ts.Node): readonly Base[] {
  if (ts.isTypeAliasDeclaration(node)) return intersected(node.type);
  if (!ts.isClassLike(node) && !ts.isInterfaceDeclaration(node)) return [];
  return (node.heritageClauses ?? []).flatMap(({ token, types }) => {
    const relation = token === ts.SyntaxKind.ExtendsKeyword ? "extends" : "implements";
    return types.flatMap(({ expression }) => {
      const path = dottedPath(expression);
      return path === null ? [] : [{ name: path.join("."), relation } as const];
    });
  });
}

/** `type X = A & B & { … }` has what A and B have, as if it extended them. */
function intersected(type: ts.TypeNode): readonly Base[] {
  if (!ts.isIntersectionTypeNode(type)) return [];
  return type.types
    .filter((part) => ts.isTypeReferenceNode(part))
    .map((part) => ({ name: entityPath(part.typeName).join("."), relation: "extends" }));
}
