import { assertNever } from "../model/assert-never.js";
import type { FileFacts } from "../model/facts.js";
import type { FlowExpression, FlowFacts, FlowPattern, FlowStatement } from "../model/flow.js";

/**
 * Whether running a module does something beside making what it offers: a statement that calls something, a change of what belongs to
 * others (`sys.path[0] = …`, `Array.prototype.x = …`), a decorator that may register what it decorates, an import for its effects of what is
 * not part of this code. A value that is made by a call and bound to a name counts as an offer.
 */
export function hasEffects(facts: FileFacts, flow: FlowFacts): boolean {
  const own = new Set(
    facts.bindings.flatMap(({ name, target }) =>
      target.kind === "definition" || target.kind === "alias" ? [name] : [],
    ),
  );
  return doesSomething(flow.body, { facts, own });
}

interface Module {
  readonly facts: FileFacts;
  readonly own: ReadonlySet<string>;
}

function doesSomething(body: readonly FlowStatement[], module: Module): boolean {
  return body.some((statement) => acts(statement, module));
}

function acts(statement: FlowStatement, module: Module): boolean {
  switch (statement.kind) {
    case "expression":
      return calls(statement.value);
    case "assign":
      return !isOwn(statement.target, module);
    case "function":
      return statement.function.decorators.some(registers);
    case "class":
      return statement.class.decorators.some(registers);
    case "import": {
      const fact = module.facts.imports[statement.import];
      return fact?.names.length === 0 && fact.form === "import" && !/^\.{0,2}\//.test(fact.specifier);
    }
    case "branch": {
      const [test = null] = statement.tests;
      // What runs only when the file is the program is not run by an import.
      if (test !== null && mentions(test, "__name__")) return false;
      return statement.alternatives.some((alternative) => doesSomething(alternative, module));
    }
    case "loop":
      return doesSomething(statement.body, module);
    case "return":
      return false;
    default:
      return assertNever(statement);
  }
}

/** Whether what is assigned to belongs to the module. */
function isOwn(target: FlowPattern, module: Module): boolean {
  switch (target.kind) {
    case "name":
    case "list":
    case "record":
      return true;
    case "member":
    case "index": {
      const root = rootOf(target.object);
      return root !== null && (module.own.has(root) || root === "exports" || root === "module");
    }
    default:
      return assertNever(target);
  }
}

function rootOf(value: FlowExpression): string | null {
  let current = value;
  while (current.kind === "member" || current.kind === "index") current = current.object;
  return current.kind === "name" ? current.name : null;
}

function calls(value: FlowExpression): boolean {
  switch (value.kind) {
    case "string":
    case "literal":
    case "regex":
    case "name":
    case "function":
    case "class":
      return false;
    default:
      return true;
  }
}

function mentions(value: FlowExpression, name: string): boolean {
  if (value.kind === "name") return value.name === name;
  return value.kind === "equal" && (mentions(value.left, name) || mentions(value.right, name));
}

/** Decorators that only change what they decorate, by the last part of their names. */
const HARMLESS: ReadonlySet<string> = new Set(
  "dataclass lru_cache cache cached wraps total_ordering final overload override runtime_checkable contextmanager asynccontextmanager deprecated define frozen mutable attrs unique singledispatch no_type_check".split(
    " ",
  ),
);

function registers(decorator: FlowExpression): boolean {
  const named = decorator.kind === "call" ? decorator.callee : decorator;
  const name = named.kind === "member" || named.kind === "name" ? named.name : "";
  return !HARMLESS.has(name);
}
