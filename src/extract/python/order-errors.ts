import { Field, Kind } from "./node-kinds.js";
import { childAt, childrenOf, kindOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** Arguments by position come before those by keyword. */
export function argumentError(tree: SyntaxTree, list: Node): string | null {
  let afterKeyword = false;
  let afterUnpacking = false;
  for (const argument of childrenOf(tree, list)) {
    const kind = kindOf(tree, argument);
    if (kind === Kind.keyword_argument) afterKeyword = true;
    else if (kind === Kind.dictionary_splat) afterUnpacking = true;
    else if (kind === Kind.list_splat) {
      if (afterUnpacking) return "Iterable argument unpacking follows keyword argument unpacking";
    } else if (afterUnpacking) return "Positional argument follows keyword argument unpacking";
    else if (afterKeyword) return "Positional argument follows keyword argument";
  }
  return null;
}

/** `a, /, b, c=1, *args, d, e=1, **kwargs` */
export function parameterError(tree: SyntaxTree, list: Node): string | null {
  let hasDefault = false;
  let hasStar = false;
  let hasSlash = false;
  let isBareStar = false;
  let isClosed = false;
  for (const parameter of childrenOf(tree, list)) {
    if (isClosed) return "Parameters cannot follow var-keyword parameter";
    const wasBareStar = isBareStar;
    isBareStar = false;
    switch (roleOf(tree, parameter)) {
      case "slash":
        if (hasSlash) return "'/' may appear only once";
        if (hasStar) return "'/' must be ahead of '*'";
        if (parameter === list + 1) return "At least one argument must precede '/'";
        hasSlash = true;
        break;
      case "star":
        if (hasStar) return "'*' may appear only once";
        hasStar = true;
        isBareStar = kindOf(tree, parameter) === Kind.keyword_separator;
        break;
      case "keywords":
        if (wasBareStar) return "Named arguments must follow bare '*'";
        isClosed = true;
        break;
      case "default":
        hasDefault = true;
        break;
      case "plain":
        if (hasDefault && !hasStar) return "Parameter without a default follows parameter with a default";
    }
  }
  return isBareStar ? "Named arguments must follow bare '*'" : null;
}

type Role = "slash" | "star" | "keywords" | "default" | "plain";

function roleOf(tree: SyntaxTree, parameter: Node): Role {
  const kind = kindOf(tree, parameter);
  if (kind === Kind.positional_separator) return "slash";
  if (kind === Kind.keyword_separator || kind === Kind.list_splat_pattern) return "star";
  if (kind === Kind.dictionary_splat_pattern) return "keywords";
  if (kind === Kind.default_parameter || kind === Kind.typed_default_parameter) return "default";
  if (kind !== Kind.typed_parameter || childAt(tree, parameter, Field.name) !== null) return "plain";
  const inner = kindOf(tree, parameter + 1);
  if (inner === Kind.list_splat_pattern) return "star";
  return inner === Kind.dictionary_splat_pattern ? "keywords" : "plain";
}
