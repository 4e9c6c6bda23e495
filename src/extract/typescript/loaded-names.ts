import { ts } from "ts-morph";
import type { NameDraft } from "./import-table.js";
import { dottedPath, isWrapper, literalText } from "./names.js";
import { spanInside, spanOf, type SourceText } from "./source-text.js";

/** Which names of a module the code around a `require("…")` or `import("…")` takes. */
export function namesOfLoaded(
  source: SourceText,
  call: ts.CallExpression,
  specifier: ts.StringLiteralLike,
): readonly NameDraft[] {
  const whole: NameDraft = {
    imported: "*",
    local: null,
    span: spanInside(source, specifier),
    typeOnly: false,
    binds: null,
  };
  const isPromise = call.expression.kind === ts.SyntaxKind.ImportKeyword;
  const loaded = isPromise ? awaited(call) : outermost(call);
  if (loaded === null) return namesOfPromise(source, call) ?? [whole];
  const { parent } = loaded;
  if (ts.isExpressionStatement(parent)) return [];
  if (ts.isVariableDeclaration(parent) && parent.initializer === loaded) {
    const { name } = parent;
    if (ts.isIdentifier(name)) return [{ ...whole, local: name.text, span: spanOf(source, name), binds: name }];
    return ts.isObjectBindingPattern(name) ? patternNames(source, name, whole) : [whole];
  }
  const member = memberOf(loaded);
  return member === null ? [whole] : [memberName(source, member)];
}

/** The value of an awaited promise; null when it is not awaited right here. A statement of its own awaits nothing. */
function awaited(call: ts.CallExpression): ts.Node | null {
  const promise = outermost(call);
  if (ts.isAwaitExpression(promise.parent)) return outermost(promise.parent);
  return ts.isExpressionStatement(promise.parent) || ts.isVoidExpression(promise.parent)
    ? statementPart(promise)
    : null;
}

function statementPart(node: ts.Node): ts.Node {
  return ts.isVoidExpression(node.parent) ? node.parent : node;
}

/** Parentheses, casts and the helpers by which compilers wrap what `require` gives. */
function outermost(node: ts.Node): ts.Node {
  let top = node;
  for (;;) {
    const { parent } = top;
    if (isWrapper(parent)) top = parent;
    else if (ts.isCallExpression(parent) && parent.arguments[0] === top && isInterop(parent.expression)) top = parent;
    else return top;
  }
}

const INTEROP = new Set([
  "__importDefault",
  "__importStar",
  "__toESM",
  "_interopRequireDefault",
  "_interopRequireWildcard",
  "_interopDefault",
  "_interopNamespace",
]);

export function isInterop(callee: ts.Expression): boolean {
  const name = dottedPath(callee)?.at(-1);
  return name !== undefined && INTEROP.has(name);
}

/** The member that is taken of a value at once: `require("./x").a`, `(await import("./x"))["a"]`. */
function memberOf(
  value: ts.Node,
): { readonly name: ts.Node & { readonly text: string }; readonly access: ts.Node } | null {
  const access = value.parent;
  if (ts.isPropertyAccessExpression(access) && access.expression === value) return { name: access.name, access };
  if (!ts.isElementAccessExpression(access) || access.expression !== value) return null;
  const name = literalText(access.argumentExpression);
  return name === null ? null : { name, access };
}

function memberName(source: SourceText, { name, access }: NonNullable<ReturnType<typeof memberOf>>): NameDraft {
  const value = outermost(access);
  const { parent } = value;
  const binds =
    ts.isVariableDeclaration(parent) && parent.initializer === value && ts.isIdentifier(parent.name)
      ? parent.name
      : null;
  return { imported: name.text, local: binds?.text ?? null, span: spanOf(source, name), typeOnly: false, binds };
}

function patternNames(source: SourceText, pattern: ts.ObjectBindingPattern, whole: NameDraft): readonly NameDraft[] {
  return pattern.elements.map((element) => {
    const property = element.propertyName ?? element.name;
    const named = ts.isIdentifier(property) || ts.isStringLiteralLike(property);
    if (element.dotDotDotToken !== undefined || !named) return whole;
    const binds = ts.isIdentifier(element.name) ? element.name : null;
    return {
      imported: property.text,
      local: binds?.text ?? null,
      span: spanOf(source, property),
      typeOnly: false,
      binds,
    };
  });
}

/** `import("./x").then((m) => m.a)` and `.then(({ a }) => …)`; null when what the callback takes cannot be told. */
function namesOfPromise(source: SourceText, call: ts.CallExpression): readonly NameDraft[] | null {
  const then = memberOf(outermost(call));
  if (then === null || then.name.text !== "then" || !ts.isCallExpression(then.access.parent)) return null;
  const callback = then.access.parent.arguments[0];
  if (callback === undefined || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return null;
  const parameter = callback.parameters[0]?.name;
  if (parameter === undefined) return [];
  if (ts.isIdentifier(parameter)) return membersTaken(source, parameter, callback.body);
  if (!ts.isObjectBindingPattern(parameter) || parameter.elements.some((it) => it.dotDotDotToken !== undefined))
    return null;
  const nothing: NameDraft = {
    imported: "*",
    local: null,
    span: spanOf(source, parameter),
    typeOnly: false,
    binds: null,
  };
  return patternNames(source, parameter, nothing).map((name) => Object.assign(name, { binds: null }));
}

/** Every member of a parameter that a callback reads, if members are all that it reads of it. */
function membersTaken(source: SourceText, parameter: ts.Identifier, body: ts.Node): readonly NameDraft[] | null {
  const taken = new Map<string, NameDraft>();
  const open: ts.Node[] = [body];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ts.isPropertyAccessExpression(node) && isName(node.expression, parameter.text)) {
      const { name } = node;
      const draft = { imported: name.text, local: null, span: spanOf(source, name), typeOnly: false, binds: null };
      if (!taken.has(name.text)) taken.set(name.text, draft);
      continue;
    }
    if (isName(node, parameter.text)) return null;
    const first = open.length;
    ts.forEachChild(node, (child) => void open.push(child));
    open.push(...open.splice(first).reverse());
  }
  return taken.size === 0 ? null : [...taken.values()];
}

function isName(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}
