import { ts } from "ts-morph";

/** A region of the text in which names are declared, linked to the regions around it. */
export interface Scope {
  readonly parent: Scope | null;
  /** The function, or the module, whose `var` declarations land here or in a parent. */
  readonly functionScope: Scope;
  /** The function whose scope this is; null for other scopes. */
  readonly owner: ts.Node | null;
  /** Inside a function: what stands here runs late or never. */
  readonly deferred: boolean;
  /** Inside the block of a `try`: what stands here is expected to fail at times. */
  readonly tried: boolean;
  /** Bits of what each name is declared as; created with the first name. */
  names: Map<string, number> | null;
}

/** A name that values have. */
export const VALUE = 1;
/** A name in front of the dot of a type: namespaces and enums have such, interfaces and type parameters do not. */
export const NAMESPACE = 2;
/** An imported name, which is not what hides an import. */
export const IMPORTED = 4;

export function moduleScope(): Scope {
  return openFunction(null, null);
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The scope of what stands inside a node: a new one if the node opens one, else the one around it. */
export function scopeWithin(node: ts.Node, around: Scope): Scope {
  const opens = SCOPES[node.kind];
  if (opens === undefined) return around;
  if (opens === "function") {
    return openFunction(node, around);
  }
  const { functionScope, deferred } = around;
  const tried = around.tried || (ts.isTryStatement(node.parent) && node.parent.tryBlock === node);
  return { parent: around, functionScope, owner: null, deferred, tried, names: null };
}

function openFunction(owner: ts.Node | null, parent: Scope | null): Scope {
  const scope: Mutable<Scope> = {
    parent,
    // Replaced at once: a function is its own.
    functionScope: undefined as unknown as Scope,
    owner,
    deferred: parent !== null,
    tried: false,
    names: null,
  };
  scope.functionScope = scope;
  return scope;
}

export function declare(scope: Scope, name: string, bits: number): void {
  scope.names ??= new Map();
  scope.names.set(name, (scope.names.get(name) ?? 0) | bits);
}

/** What a name means here: an imported name, something else that the file declares, or a global. */
export function lookUp(
  from: Scope,
  name: string,
  space: typeof VALUE | typeof NAMESPACE,
): "import" | "local" | "global" {
  const scope = declaringScope(from, name, space);
  if (scope === null) return "global";
  return ((scope.names?.get(name) ?? 0) & IMPORTED) !== 0 ? "import" : "local";
}

/** Where that name is declared or imported; null for a global. */
export function declaringScope(from: Scope, name: string, space: typeof VALUE | typeof NAMESPACE): Scope | null {
  let scope: Scope | null = from;
  while (scope !== null && ((scope.names?.get(name) ?? 0) & (IMPORTED | space)) === 0) scope = scope.parent;
  return scope;
}

const SCOPES: Readonly<Partial<Record<ts.SyntaxKind, "function" | "block">>> = {
  [ts.SyntaxKind.FunctionDeclaration]: "function",
  [ts.SyntaxKind.FunctionExpression]: "function",
  [ts.SyntaxKind.ArrowFunction]: "function",
  [ts.SyntaxKind.MethodDeclaration]: "function",
  [ts.SyntaxKind.Constructor]: "function",
  [ts.SyntaxKind.GetAccessor]: "function",
  [ts.SyntaxKind.SetAccessor]: "function",
  [ts.SyntaxKind.Block]: "block",
  [ts.SyntaxKind.ModuleBlock]: "block",
  [ts.SyntaxKind.CaseBlock]: "block",
  [ts.SyntaxKind.CatchClause]: "block",
  [ts.SyntaxKind.ForStatement]: "block",
  [ts.SyntaxKind.ForInStatement]: "block",
  [ts.SyntaxKind.ForOfStatement]: "block",
  [ts.SyntaxKind.ClassExpression]: "block",
  [ts.SyntaxKind.ClassStaticBlockDeclaration]: "block",
};
