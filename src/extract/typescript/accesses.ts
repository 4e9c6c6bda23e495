import { ts } from "ts-morph";
import type { Access, AccessUse } from "../../model/facts.js";
import { isWrapper, literalText } from "./names.js";
import type { ImportTable } from "./import-table.js";
import { declaringScope, NAMESPACE, VALUE, type Scope } from "./scope.js";
import type { SourceText } from "./source-text.js";
import type { Survey } from "./survey.js";

/** Globals whose use a team may want in one place. Other globals are nobody's. */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  "process",
  "globalThis",
  "global",
  "window",
  "self",
  "Deno",
  "Bun",
  "WebSocket",
  "EventSource",
  "fetch",
  "XMLHttpRequest",
  "BroadcastChannel",
  "Worker",
  "SharedWorker",
  "localStorage",
  "sessionStorage",
  "indexedDB",
  "caches",
  "document",
  "navigator",
  "location",
  "history",
  "crypto",
  "Date",
  "Math",
  "Intl",
  "performance",
  "setTimeout",
  "setInterval",
  "console",
]);

/**
 * The dotted chains that start at an imported name or at a well-known global, by path, in the order of their first use. A chain ends where
 * something is called or computed.
 */
export function accessesOf(
  { lines }: SourceText,
  found: Survey,
  { byLocal }: Pick<ImportTable, "byLocal">,
): readonly Access[] {
  const byPath = new Map<string, Access & { readonly uses: AccessUse[] }>();
  for (const { node, scope } of found.references) {
    const start = rootOf(node, scope, byLocal);
    if (start === null) continue;
    const { root, origins } = start;
    for (const { path, kind, from, to } of chainsFrom(node)) {
      // `import.meta` by itself reads nothing.
      if (path.length === 2 && ts.isMetaProperty(node)) continue;
      const key = `${root} ${origins[0]?.import ?? ""} ${path.join("\0")}`;
      const use = { span: lines.span(from.getStart(found.root), to.end), kind };
      const access = byPath.get(key);
      if (access === undefined) byPath.set(key, { path, root, origins, rebound: false, uses: [use] });
      else access.uses.push(use);
    }
  }
  return [...byPath.values()];
}

const GLOBAL: Pick<Access, "root" | "origins"> = { root: "global", origins: [] };

function rootOf(
  node: ts.Identifier | ts.MetaProperty,
  from: Scope,
  byLocal: ImportTable["byLocal"],
): Pick<Access, "root" | "origins"> | null {
  if (ts.isMetaProperty(node)) return node.keywordToken === ts.SyntaxKind.ImportKeyword ? GLOBAL : null;
  const isWellKnown = WELL_KNOWN.has(node.text);
  const imports = byLocal.get(node.text);
  if (!isWellKnown && imports === undefined) return null;
  const scope = declaringScope(from, node.text, namesType(node) ? NAMESPACE : VALUE);
  if (scope === null) return isWellKnown ? GLOBAL : null;
  const ref = imports?.get(scope);
  if (ref === undefined) return null;
  return { root: "import", origins: imports?.size === 1 ? [] : [ref] };
}

/** `a.B` as a type; in `typeof a.b` the name is a value's. */
function namesType(node: ts.Node): boolean {
  let name = node;
  while (ts.isQualifiedName(name.parent)) name = name.parent;
  return name !== node && !ts.isTypeQueryNode(name.parent);
}

interface Chain {
  readonly path: readonly string[];
  readonly kind: AccessUse["kind"];
  readonly from: ts.Node;
  readonly to: ts.Node;
}

function chainsFrom(root: ts.Identifier | ts.MetaProperty): readonly Chain[] {
  const path = ts.isMetaProperty(root) ? ["import", "meta"] : [root.text];
  let end: ts.Node = root;
  let top = outermost(root);
  for (let name = nextName(top); name !== null; name = nextName(top)) {
    path.push(name);
    end = top.parent;
    top = outermost(end);
  }
  const { parent } = top;
  if (ts.isVariableDeclaration(parent) && parent.initializer === top && ts.isObjectBindingPattern(parent.name)) {
    return takenApart(path, parent.name);
  }
  return [{ path, kind: kindOf(end, top), from: end, to: end }];
}

function outermost(node: ts.Node): ts.Node {
  let top = node;
  while (isWrapper(top.parent)) top = top.parent;
  return top;
}

/** The name that is taken of a node right away: `.name`, `["name"]`, or the right side of a qualified name. */
function nextName(node: ts.Node): string | null {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.expression === node && ts.isIdentifier(parent.name) ? parent.name.text : null;
  }
  if (ts.isQualifiedName(parent)) return parent.left === node ? parent.right.text : null;
  if (!ts.isElementAccessExpression(parent) || parent.expression !== node) return null;
  return literalText(parent.argumentExpression)?.text ?? null;
}

function kindOf(end: ts.Node, top: ts.Node): AccessUse["kind"] {
  const { parent } = top;
  // Also in `typeof a.b` as a type, which uses no value.
  if (ts.isQualifiedName(end)) return ts.isImportEqualsDeclaration(parent) ? "read" : "type";
  if (ts.isCallExpression(parent) && parent.expression === top) return "call";
  if (ts.isNewExpression(parent) && parent.expression === top) return "new";
  if (ts.isTaggedTemplateExpression(parent) && parent.tag === top) return "call";
  if (!ts.isExpressionWithTypeArguments(parent) || !ts.isHeritageClause(parent.parent)) return "read";
  const { token, parent: declaration } = parent.parent;
  return token === ts.SyntaxKind.ImplementsKeyword || ts.isInterfaceDeclaration(declaration) ? "type" : "read";
}

/** `const { a, b: { c } } = root` reads `root.a` and `root.b.c`; a rest or a computed name reads what it is taken of. */
function takenApart(path: readonly string[], pattern: ts.ObjectBindingPattern): readonly Chain[] {
  const whole: Chain = { path, kind: "read", from: pattern, to: pattern };
  if (pattern.elements.length === 0) return [whole];
  return pattern.elements.flatMap((element) => {
    const property = element.propertyName ?? element.name;
    const isNamed = ts.isIdentifier(property) || ts.isStringLiteralLike(property);
    if (element.dotDotDotToken !== undefined || !isNamed) return [whole];
    const member = [...path, property.text];
    if (ts.isObjectBindingPattern(element.name)) return takenApart(member, element.name);
    return [{ path: member, kind: "read", from: property, to: property } as const];
  });
}
