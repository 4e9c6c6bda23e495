import { Field, Kind } from "./node-kinds.js";
import {
  childAt,
  childrenOf,
  fieldOf,
  firstChild,
  kindOf,
  parentOf,
  textOf,
  type Node,
  type SyntaxTree,
} from "./syntax-tree.js";

/** `a.b.c` as its names; null for everything else. */
export function dottedPath(tree: SyntaxTree, expression: Node): readonly string[] | null {
  const reversed: string[] = [];
  let current: Node | null = unwrap(tree, expression);
  while (current !== null && kindOf(tree, current) === Kind.attribute) {
    const name = childAt(tree, current, Field.attribute);
    if (name === null) return null;
    reversed.push(textOf(tree, name));
    const object = childAt(tree, current, Field.object);
    current = object === null ? null : unwrap(tree, object);
  }
  if (current === null || kindOf(tree, current) !== Kind.identifier) return null;
  reversed.push(textOf(tree, current));
  return reversed.reverse();
}

/** The expression inside of parentheses. */
export function unwrap(tree: SyntaxTree, expression: Node): Node {
  let inner = expression;
  while (kindOf(tree, inner) === Kind.parenthesized_expression) {
    const child = firstChild(tree, inner);
    if (child === null) break;
    inner = child;
  }
  return inner;
}

/** The names in `a.b.c` of an import. */
export function namesIn(tree: SyntaxTree, dotted: Node): readonly string[] {
  return childrenOf(tree, dotted).map((name) => textOf(tree, name));
}

/** Every identifier that an assignment to this target binds, in source order. */
export function boundIdentifiers(tree: SyntaxTree, target: Node): readonly Node[] {
  if (kindOf(tree, target) === Kind.identifier) return [target];
  const found: Node[] = [];
  const open = [target];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const kind = kindOf(tree, next);
    if (kind === Kind.identifier) found.push(next);
    else if (HOLDS_TARGETS.has(kind)) open.push(...childrenOf(tree, next).toReversed());
  }
  return found;
}

const HOLDS_TARGETS: ReadonlySet<number> = new Set([
  Kind.tuple_pattern,
  Kind.list_pattern,
  Kind.pattern_list,
  Kind.list_splat_pattern,
  Kind.dictionary_splat_pattern,
  Kind.as_pattern_target,
  Kind.tuple,
  Kind.list,
  Kind.list_splat,
  Kind.expression_list,
  Kind.parenthesized_expression,
]);

/** What a string literal without interpolations says, and where; null for bytes, for strings with escapes, and for what is no literal. */
export function literalText(tree: SyntaxTree, node: Node): StringLiteral | null {
  if (kindOf(tree, node) !== Kind.string) return null;
  const [opening, content, closing] = childrenOf(tree, node);
  if (opening === undefined || content === undefined || /b/i.test(textOf(tree, opening))) return null;
  if (closing === undefined) return kindOf(tree, content) === Kind.string_end ? { text: "", node: content } : null;
  if (kindOf(tree, content) !== Kind.string_content || kindOf(tree, closing) !== Kind.string_end) return null;
  const text = textOf(tree, content);
  return text.includes("\\") ? null : { text, node: content };
}

export interface StringLiteral {
  readonly text: string;
  /** What stands between the quotes. */
  readonly node: Node;
}

/** The class or function with its decorators. */
export function withDecorators(tree: SyntaxTree, definition: Node): Node {
  const parent = parentOf(tree, definition);
  return kindOf(tree, parent) === Kind.decorated_definition ? parent : definition;
}

/** Decorators as written, without arguments. */
export function decoratorsOf(tree: SyntaxTree, definition: Node): readonly string[] {
  const whole = withDecorators(tree, definition);
  if (whole === definition) return [];
  const names = childrenOf(tree, whole).flatMap((child) => {
    if (kindOf(tree, child) !== Kind.decorator) return [];
    const expression = firstChild(tree, child);
    if (expression === null) return [];
    const inner = unwrap(tree, expression);
    const callee = kindOf(tree, inner) === Kind.call ? childAt(tree, inner, Field.function) : inner;
    const path = callee === null ? null : dottedPath(tree, callee);
    return path === null ? [] : [path.join(".")];
  });
  return [...new Set(names)];
}

/** The positional arguments of a call, and those by keyword. */
export interface Arguments {
  readonly positional: readonly Node[];
  readonly keywords: ReadonlyMap<string, Node>;
}

export function argumentsOf(tree: SyntaxTree, list: Node | null): Arguments {
  const positional: Node[] = [];
  const keywords = new Map<string, Node>();
  for (const argument of list === null ? [] : childrenOf(tree, list)) {
    if (kindOf(tree, argument) !== Kind.keyword_argument) {
      positional.push(argument);
      continue;
    }
    const name = childAt(tree, argument, Field.name);
    const value = childAt(tree, argument, Field.value);
    if (name !== null && value !== null && fieldOf(tree, name) === Field.name) keywords.set(textOf(tree, name), value);
  }
  return { positional, keywords };
}
