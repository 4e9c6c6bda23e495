import type { Access, AccessUse, ImportRef } from "../../model/facts.js";
import { Field, Kind } from "./node-kinds.js";
import { argumentsOf, dottedPath, literalText } from "./names.js";
import { isRebound, lookUp, type Scope } from "./scope.js";
import type { Reference, Survey } from "./survey.js";
import {
  childAt,
  childrenOf,
  endOf,
  fieldOf,
  kindOf,
  parentOf,
  startOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "./syntax-tree.js";

/**
 * The dotted chains that start at an imported name, by path and import, in the order of their first use. A chain ends where something is
 * called or computed; a literal key goes on with it, so that `os.environ["X"]` is `os.environ.X`. A name alone counts where it is called or indexed.
 */
export function accessesOf(found: Survey): readonly Access[] {
  const { tree } = found;
  const imported = new Set(found.imports.flatMap(({ names }) => names.flatMap(({ local }) => local ?? [])));
  const accesses = new AccessList();
  const assigned = new Set(found.assignedTargets);
  const calls = found.calls.filter(({ node }) => setterKind(tree, node) !== null);
  const references = [...found.references, ...found.typeStrings, ...calls].sort((a, b) => a.node - b.node);
  for (const reference of references) {
    const { node, scope, inType } = reference;
    const kind = kindOf(tree, node);
    if (kind === Kind.string) addTypeString(found, reference, imported, accesses);
    else if (kind === Kind.call) addSetattr(found, reference, imported, accesses);
    else {
      const name = textOf(tree, node);
      const origins = imported.has(name) ? originsOf(scope, name) : name === "__path__" ? NO_IMPORT : null;
      if (origins !== null) addChain(tree, node, inType, origins, assigned, accesses, name);
    }
  }
  return accesses.list();
}

/** The imports that a first name may stand for. */
interface Origins {
  readonly refs: readonly ImportRef[];
  readonly rebound: boolean;
}

/** Of the folders in which a package has its submodules, the one global that matters here. */
const NO_IMPORT: Origins = { refs: [], rebound: false };

function originsOf(scope: Scope, name: string): Origins | null {
  const refs = lookUp(scope, name);
  return refs === null || refs.length === 0 ? null : { refs, rebound: isRebound(scope, name) };
}

/** Collects the uses of each path by the imports that it starts at. */
class AccessList {
  readonly #all = new Map<string, Access & { readonly uses: AccessUse[] }>();

  add(path: readonly string[], { refs, rebound }: Origins, use: AccessUse): void {
    const key = `${path.join(".")} ${rebound} ${refs.map((ref) => `${ref.import}.${ref.name}`).join(" ")}`;
    const known = this.#all.get(key);
    const root = refs.length === 0 ? "global" : "import";
    if (known === undefined) this.#all.set(key, { path, root, origins: [...refs], rebound, uses: [use] });
    else known.uses.push(use);
  }

  list(): readonly Access[] {
    return [...this.#all.values()];
  }
}

function addChain(
  tree: SyntaxTree,
  root: Node,
  inType: boolean,
  origins: Origins,
  assigned: ReadonlySet<Node>,
  accesses: AccessList,
  name: string,
): void {
  const path = [name];
  const start = startOf(tree, root);
  if (kindOf(tree, parentOf(tree, root)) === Kind.dotted_name) {
    const dotted = parentOf(tree, root);
    path.push(
      ...childrenOf(tree, dotted)
        .slice(1)
        .map((part) => textOf(tree, part)),
    );
    accesses.add(path, origins, { span: tree.lines.span(start, endOf(tree, dotted)), kind: "read" });
    return;
  }
  let end = root;
  for (let next = nextName(tree, end, inType); next !== null; next = nextName(tree, end, inType)) {
    path.push(next);
    end = parentOf(tree, end);
  }
  const kind = assigned.has(end) ? "write" : kindOfUse(tree, end, inType);
  const isTaken = kind === "call" || (!inType && kindOf(tree, parentOf(tree, end)) === Kind.subscript);
  if (path.length === 1 && !isTaken) return;
  accesses.add(path, origins, { span: tree.lines.span(start, endOf(tree, end)), kind });
}

/** The name that is taken of a node right away: `.name` or `["name"]`. In a type, brackets take no name. */
function nextName(tree: SyntaxTree, node: Node, inType: boolean): string | null {
  const parent = parentOf(tree, node);
  const kind = kindOf(tree, parent);
  const field = fieldOf(tree, node);
  if (kind === Kind.attribute && field === Field.object) {
    const name = childAt(tree, parent, Field.attribute);
    return name === null ? null : textOf(tree, name);
  }
  if (kind !== Kind.subscript || field !== Field.value || inType) return null;
  const keys = childrenOf(tree, parent).filter((child) => fieldOf(tree, child) === Field.subscript);
  const [key] = keys;
  return key === undefined || keys.length > 1 ? null : (literalText(tree, key)?.text ?? null);
}

function kindOfUse(tree: SyntaxTree, end: Node, inType: boolean): AccessUse["kind"] {
  const parent = parentOf(tree, end);
  const kind = kindOf(tree, parent);
  if (kind === Kind.call && fieldOf(tree, end) === Field.function) return "call";
  // A decorator is called with what it decorates.
  if (kind === Kind.decorator) return "call";
  return inType ? "type" : "read";
}

/** What a call makes of the attribute that it is given by name: `setattr`, or what tests replace things with. */
function setterKind(tree: SyntaxTree, call: Node): "write" | "patch" | null {
  const callee = childAt(tree, call, Field.function);
  const text = callee === null ? "" : textOf(tree, callee);
  if (text === "setattr") return "write";
  return PATCHING.test(text) ? "patch" : null;
}

const PATCHING = /^(?:\w*monkeypatch|mp)\.setattr$|^(?:\w*mock\w*\.)?patch\.object$/;

/** `setattr(mod, "name", value)` is `mod.name = value`; a name that is computed is `*`. */
function addSetattr(
  { tree }: Survey,
  { node, scope }: Reference,
  imported: ReadonlySet<string>,
  accesses: AccessList,
): void {
  const [target, attribute] = argumentsOf(tree, childAt(tree, node, Field.arguments)).positional;
  const path = target === undefined ? null : dottedPath(tree, target);
  const [first = ""] = path ?? [];
  const origins = imported.has(first) ? originsOf(scope, first) : null;
  if (target === undefined || attribute === undefined || path === null || origins === null) return;
  const kind = setterKind(tree, node);
  if (kind === null) return;
  const name = literalText(tree, attribute)?.text ?? "*";
  const span = tree.lines.span(startOf(tree, target), endOf(tree, target));
  accesses.add([...path, name], origins, { span, kind });
}

const SIMPLE_TYPE = /^[\w\s.,|[\]]*$/u;
const DOTTED = /(?<![\w.])[^\W\d]\w*(?:\.[^\W\d]\w*)+/gu;

/** The dotted names in `x: "mod.Type"`. What stands in `Literal[…]` is no type. */
function addTypeString(
  { tree }: Survey,
  { node, scope }: Reference,
  imported: ReadonlySet<string>,
  accesses: AccessList,
): void {
  const literal = literalText(tree, node);
  if (literal === null || !literal.text.includes(".") || !SIMPLE_TYPE.test(literal.text) || isInLiteral(tree, node))
    return;
  for (const { 0: text, index } of literal.text.matchAll(DOTTED)) {
    const path = text.split(".");
    const [first = ""] = path;
    const origins = imported.has(first) ? originsOf(scope, first) : null;
    if (origins === null) continue;
    const start = startOf(tree, literal.node) + index;
    accesses.add(path, origins, { span: tree.lines.span(start, start + text.length), kind: "type" });
  }
}

/** Inside of `Literal["a.b"]`, or given to a call. */
function isInLiteral(tree: SyntaxTree, node: Node): boolean {
  for (let outer = parentOf(tree, node); kindOf(tree, outer) !== Kind.module; outer = parentOf(tree, outer)) {
    const kind = kindOf(tree, outer);
    if (kind === Kind.argument_list) return true;
    const isSubscript = kind === Kind.subscript || kind === Kind.generic_type;
    if (isSubscript && /^(?:\w+\.)*Literal\s*\[/.test(textOf(tree, outer).slice(0, 60))) return true;
    if (kind === Kind.typed_parameter || kind === Kind.assignment || kind === Kind.function_definition) return false;
  }
  return false;
}
