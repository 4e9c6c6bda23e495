import type { ImportFact } from "../../model/facts.js";
import { mayFail, type Context } from "./context.js";
import { where } from "./import-statements.js";
import { argumentsOf, dottedPath, literalText, type Arguments, type StringLiteral } from "./names.js";
import { Field, Kind } from "./node-kinds.js";
import { lookUp } from "./scope.js";
import type { Survey } from "./survey.js";
import { childAt, kindOf, spanOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** The import that a call makes or names: `import_module("a.b")`, `patch("a.b.C")`, `uvicorn.run("a.b:app")`. */
export function callImport(found: Survey, call: Node, context: Context): readonly ImportFact[] {
  const { tree } = found;
  const callee = childAt(tree, call, Field.function);
  const list = childAt(tree, call, Field.arguments);
  if (callee === null || list === null || kindOf(tree, list) !== Kind.argument_list) return [];
  const path = dottedPath(tree, callee);
  const last = path?.at(-1) ?? "";
  const takers = TAKERS.get(last);
  if (path === null || takers === undefined) return [];
  const name = qualifiedName(found, path, context);
  const taker = takers.find(({ callee }) => callee.test(name));
  if (taker === undefined) return [];
  const given = argumentsOf(tree, list);
  const argument = given.positional[0] ?? given.keywords.get(taker.keyword);
  const literal = argument === undefined ? null : literalText(tree, argument);
  return literal === null ? [] : factOf(tree, taker, literal, given, context);
}

/** A function that takes an import path. */
interface Taker {
  /** What it is called, with its module where that is known. */
  readonly callee: RegExp;
  /** The name of its first parameter. */
  readonly keyword: string;
  readonly form: "dynamicImport" | "string";
  /** An argument by which the caller says that what is named may be missing. */
  readonly tolerance?: readonly [keyword: string, value: string];
  /** Missing modules are expected. */
  readonly optional?: true;
}

const IMPORT_MODULE: Taker = { callee: /^(?:importlib\.)?import_module$/, keyword: "name", form: "dynamicImport" };
const MOCK = String.raw`(?:^|\.)(?:mock|mocker|\w*_mocker)\.`;
const PATCH = { keyword: "target", form: "string", tolerance: ["create", "True"] } as const;

/** By the last part of what they are called. */
const TAKERS: ReadonlyMap<string, readonly Taker[]> = new Map<string, readonly Taker[]>([
  ["import_module", [IMPORT_MODULE]],
  ["__import__", [{ callee: /^(?:builtins\.)?__import__$/, keyword: "name", form: "dynamicImport" }]],
  ["importorskip", [{ callee: /^pytest\.importorskip$/, keyword: "modname", form: "dynamicImport", optional: true }]],
  ["patch", [{ ...PATCH, callee: new RegExp(`^patch$|${MOCK}patch$`) }]],
  ["multiple", [{ ...PATCH, callee: new RegExp(String.raw`^patch\.multiple$|${MOCK}patch\.multiple$`) }]],
  ["dict", [{ callee: new RegExp(String.raw`^patch\.dict$|${MOCK}patch\.dict$`), keyword: "in_dict", form: "string" }]],
  [
    "setattr",
    [
      {
        callee: /(?:^|\.)(?:monkeypatch|mp|\w*_monkeypatch)\.setattr$/,
        keyword: "target",
        form: "string",
        tolerance: ["raising", "False"],
      },
    ],
  ],
  [
    "delattr",
    [
      {
        callee: /(?:^|\.)(?:monkeypatch|mp|\w*_monkeypatch)\.delattr$/,
        keyword: "target",
        form: "string",
        tolerance: ["raising", "False"],
      },
    ],
  ],
  ["run", [{ callee: /^uvicorn\.run$/, keyword: "app", form: "string" }]],
  ["include", [{ callee: /^(?:django\.(?:urls|conf\.urls)\.)?include$/, keyword: "arg", form: "string" }]],
  [
    "import_string",
    [
      {
        callee: /^(?:django\.utils\.module_loading|werkzeug\.utils)?\.?import_string$/,
        keyword: "dotted_path",
        form: "string",
      },
    ],
  ],
  ["resolve_name", [{ callee: /^pkgutil\.resolve_name$/, keyword: "name", form: "string" }]],
]);

const MODULE_PATH = /^\.*[^\W\d]\w*(?:\.[^\W\d]\w*)*$/u;
/** `pkg.mod.Name` and `pkg.main:app`: at least one dot or colon, so that a plain word is no path. */
const OBJECT_PATH = /^[^\W\d]\w*(?:\.[^\W\d]\w*)*(?:\.[^\W\d]\w*|:[^\W\d]\w*(?:\.[^\W\d]\w*)*)$/u;

/** Whether a string can be the path of something in a module. */
export function isObjectPath(text: string): boolean {
  return OBJECT_PATH.test(text);
}

function factOf(
  tree: SyntaxTree,
  taker: Taker,
  literal: StringLiteral,
  given: Arguments,
  context: Context,
): readonly ImportFact[] {
  const { form, tolerance } = taker;
  const isTolerated = tolerance !== undefined && keywordText(tree, given, tolerance[0]) === tolerance[1];
  const conditional = mayFail(context) || isTolerated || taker.optional === true;
  const common = { span: spanOf(tree, literal.node), form, ...where(context), conditional, names: [] } as const;
  if (form === "string") return isObjectPath(literal.text) ? [{ ...common, specifier: literal.text }] : [];
  if (!MODULE_PATH.test(literal.text)) return [];
  const specifier = literal.text.startsWith(".") ? relativeModule(tree, literal.text, given) : literal.text;
  return specifier === null ? [] : [{ ...common, specifier }];
}

function keywordText(tree: SyntaxTree, given: Arguments, keyword: string): string | null {
  const value = given.keywords.get(keyword);
  return value === undefined ? null : textOf(tree, value);
}

/** `import_module(".x", __package__)` is a relative import, and `import_module(".x", "pkg")` is `pkg.x`. */
function relativeModule(tree: SyntaxTree, name: string, given: Arguments): string | null {
  const anchor = given.positional[1] ?? given.keywords.get("package");
  if (anchor === undefined) return null;
  if (textOf(tree, anchor) === "__package__") return name;
  const anchored = literalText(tree, anchor);
  return anchored !== null && !name.startsWith("..") ? anchored.text + name : null;
}

/** What a dotted name is called by its module, where its first name is imported; as written where it is not. */
function qualifiedName({ imports }: Survey, path: readonly string[], { scope }: Context): string {
  const [first = "", ...rest] = path;
  const ref = lookUp(scope, first)?.[0];
  const fact = ref === undefined ? undefined : imports[ref.import];
  const imported = ref === undefined ? undefined : fact?.names[ref.name]?.imported;
  if (fact === undefined || imported === undefined || imported === "*top") return path.join(".");
  return [fact.specifier, ...(imported === "*" ? [] : [imported]), ...rest].join(".");
}
