import { ts } from "ts-morph";
import type { ExportFact } from "../../../model/facts.js";
import { dottedPath, literalText, unwrap } from "../names.js";
import { spanOf, type SourceText } from "../source-text.js";

/** Under which name of the module the value of an export can be found. */
export interface ExportedNames {
  /** What the left side of an assignment exports (`module.exports`, `exports.a`); null when it is no export, or one that has a name already. */
  readonly assigned: (target: ts.Expression) => string | null;
  /** What an `export =` statement exports. */
  readonly whole: (statement: ts.ExportAssignment) => string | null;
  /** What a property of an object exports that is assigned to `module.exports`. */
  readonly property: (name: ts.Node) => string | null;
}

/** The names of the definitions in a file's facts, where exports have no other. */
export function exportedNames(source: SourceText, exports: readonly ExportFact[]): ExportedNames {
  const byPlace = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { name, span, source } of exports) {
    if (source.kind !== "definition") continue;
    byPlace.set(span.join(), source.definition);
    byName.set(name, source.definition);
  }
  const hasWhole = exports.some(({ name }) => name === "=");
  const at = (node: ts.Node): string | null => byPlace.get(spanOf(source, node).join()) ?? null;
  return {
    property: at,
    whole: at,
    assigned(target) {
      const node = unwrap(target);
      const path = exportPath(node);
      if (path === null) return null;
      const member = path[0];
      // Others can ask for the module as a whole even where its parts have names.
      if (member === undefined) return at(node) ?? byName.get("=") ?? (hasWhole ? "module.exports" : null);
      if (path.length > 1) return null;
      const nameNode = ts.isPropertyAccessExpression(node)
        ? node.name
        : ts.isElementAccessExpression(node)
          ? node.argumentExpression
          : node;
      return at(nameNode) ?? byName.get(member) ?? null;
    },
  };
}

/** The path behind `module.exports` or `exports`; null for everything else, and for `exports` alone, which exports nothing. */
function exportPath(node: ts.Expression): readonly string[] | null {
  const path = dottedPath(node) ?? indexedPath(node);
  if (path === null) return null;
  if (path[0] === "module" && path[1] === "exports") return path.slice(2);
  return path[0] === "exports" && path.length > 1 ? path.slice(1) : null;
}

/** `exports["a"]` */
function indexedPath(node: ts.Expression): readonly string[] | null {
  if (!ts.isElementAccessExpression(node)) return null;
  const name = literalText(node.argumentExpression);
  const path = dottedPath(node.expression);
  return name === null || path === null ? null : [...path, name.text];
}
