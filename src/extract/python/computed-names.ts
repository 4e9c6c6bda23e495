import { Field, Kind } from "./node-kinds.js";
import { argumentsOf, decoratorsOf } from "./names.js";
import type { BindingItem, Scope } from "./scope.js";
import type { Survey } from "./survey.js";
import { childAt, kindOf, parentOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/**
 * Whether a module makes names of its own that its statements do not show: a module-level `__getattr__`, a module that puts something else in
 * its place, names set through `globals()` or on the module object, or either of them handed to code that may do so, and `exec`.
 */
export function computesNames(found: Survey): boolean {
  const { tree, module, calls, assignedTargets } = found;
  if (module.names.has("__getattr__") || module.items.some((item) => spillsMembers(tree, item))) return true;
  if (assignedTargets.some((target) => NAMESPACE_TARGET.test(textOf(tree, target)))) return true;
  if (assignedTargets.some((target) => holdsModule(found, module, MEMBER.exec(textOf(tree, target))?.[1]))) return true;
  return calls.some(({ node, scope }) => {
    const callee = childAt(tree, node, Field.function);
    if (callee === null) return false;
    const name = textOf(tree, callee);
    const isAtTop = scope.kind === "module";
    if (callComputes(tree, node, name, isAtTop) || (isAtTop && keepsNamespace(tree, node))) return true;
    return SETTERS.test(name) && holdsModule(found, scope, firstArgument(tree, node));
  });
}

const MODULE_OBJECT = String.raw`(?:sys\s*\.\s*)?modules\s*\[\s*__name__\s*\]`;
const NAMESPACE = String.raw`(?:globals\(\s*\)|vars\(\s*\)|locals\(\s*\)|${MODULE_OBJECT}(?:\s*\.\s*__dict__)?)`;
/** `globals()["x"] = …`, `sys.modules[__name__] = …`, `sys.modules[__name__].x = …` */
const NAMESPACE_TARGET = new RegExp(String.raw`^(?:(?:globals|vars|locals)\(\s*\)\s*\[|${MODULE_OBJECT})`);
const UPDATE = new RegExp(String.raw`^${NAMESPACE}\s*\.\s*(?:update|setdefault|__setitem__|__setattr__)$`);
const IS_NAMESPACE = new RegExp(String.raw`^\(*(?:globals\(\s*\)|${MODULE_OBJECT}(?:\.__dict__)?)\)*$`);

/** Functions that only look at the namespace that they get. */
const READERS: ReadonlySet<string> = new Set(
  "eval getattr hasattr len dir list dict sorted set tuple id repr str print isinstance get_type_hints getmembers getdoc getsource getfile type testmod DocTestSuite loadTestsFromModule findTestCases timeit repeat Timer copy ChainMap frozenset iter reload".split(
    " ",
  ),
);

/** `this.x`, of a variable `this` */
const MEMBER = /^([^\W\d]\w*)\s*\./u;
const SETTERS = /^(?:setattr|object\s*\.\s*__setattr__)$/;

function firstArgument(tree: SyntaxTree, call: Node): string | undefined {
  const list = childAt(tree, call, Field.arguments);
  const [first] = list === null || kindOf(tree, list) !== Kind.argument_list ? [] : argumentsOf(tree, list).positional;
  return first === undefined ? undefined : textOf(tree, first);
}

/** Whether a variable stands for the module itself: `this = sys.modules[__name__]`. */
function holdsModule({ tree, module }: Survey, scope: Scope, name: string | undefined): boolean {
  if (name === undefined) return false;
  const values = [
    scope.variables.get(name),
    ...module.items.filter((item) => item.name === name).map((it) => it.value),
  ];
  return values.some((value) => value !== undefined && value !== null && IS_MODULE.test(textOf(tree, value)));
}

const IS_MODULE = new RegExp(String.raw`^\(*${MODULE_OBJECT}\)*$`);

/** The members of an enum become names of the module: `@enum.global_enum`, and `IntEnum._convert_(…)`. */
function spillsMembers(tree: SyntaxTree, { how, value }: BindingItem): boolean {
  return (
    how === "class" && value !== null && decoratorsOf(tree, value).some((name) => /(?:^|\.)global_enum$/.test(name))
  );
}

function callComputes(tree: SyntaxTree, call: Node, callee: string, isAtTop: boolean): boolean {
  if (UPDATE.test(callee)) return isAtTop || (!callee.startsWith("locals") && !callee.startsWith("vars"));
  if (isAtTop && (callee === "exec" || /\._convert_?$/.test(callee))) return true;
  const list = childAt(tree, call, Field.arguments);
  if (
    list === null ||
    kindOf(tree, list) !== Kind.argument_list ||
    READERS.has(callee.slice(callee.lastIndexOf(".") + 1))
  )
    return false;
  const { positional, keywords } = argumentsOf(tree, list);
  return [...positional, ...keywords.values()].some((it) => {
    const kind = kindOf(tree, it);
    return (
      (kind === Kind.call || kind === Kind.subscript || kind === Kind.attribute) &&
      IS_NAMESPACE.test(textOf(tree, it).slice(0, 80))
    );
  });
}

/** `names = globals()` and `def set_name(name, value, names=vars())`: what is done with it later is not seen. */
function keepsNamespace(tree: SyntaxTree, call: Node): boolean {
  return KEEPERS.has(kindOf(tree, parentOf(tree, call))) && /^(?:globals|vars|locals)\(\s*\)$/.test(textOf(tree, call));
}

const KEEPERS: ReadonlySet<number> = new Set([
  Kind.assignment,
  Kind.named_expression,
  Kind.default_parameter,
  Kind.typed_default_parameter,
]);
