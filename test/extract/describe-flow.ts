import { assertNever } from "../../src/model/assert-never.js";
import { statementsOf } from "../../src/model/flow-body.js";
import type {
  FlowArgument,
  FlowClass,
  FlowEntry,
  FlowExpression,
  FlowFacts,
  FlowFunction,
  FlowItem,
  FlowMember,
  FlowParameter,
  FlowPattern,
  FlowPatternPart,
  FlowStatement,
} from "../../src/model/flow.js";

/**
 * The flow of a file as lines of one notation for all languages, blocks indented by two spaces:
 *
 * - `x = v`, `let x = v` (declared), `x += v`, `return v`, `import 3`
 * - `@dec`, then `async def* name(a: type = 1, ~b, *rest, **entries):`; `~` marks a parameter that the body does not mention, `field` one
 *   that makes a field, `*` behind `def` a generator; `outer a, b` are its outer names
 * - `class A(Base):` with `field x = v`, `getter def x():` and so on
 * - `if test:`, then `or test:` for each further alternative, `or:` without a test; `switch` and `try` alike
 * - `for x of v:`, `for x in v:`, `while:`
 */
export function flowLines({ body }: FlowFacts): string[] {
  return lines(body);
}

function lines(statements: readonly FlowStatement[]): string[] {
  return statements.flatMap(statementLines);
}

function indented(inner: readonly string[]): string[] {
  return inner.map((line) => `  ${line}`);
}

function statementLines(statement: FlowStatement): string[] {
  switch (statement.kind) {
    case "assign": {
      const { target, value, declared, augmented } = statement;
      return [`${declared ? "let " : ""}${pattern(target)} ${augmented ? "+=" : "="} ${expression(value)}`];
    }
    case "expression":
      return [expression(statement.value)];
    case "return":
      return [statement.value === null ? "return" : `return ${expression(statement.value)}`];
    case "function":
      return functionLines(statement.function, statement.name);
    case "class":
      return classLines(statement.class, statement.name);
    case "import":
      return [`import ${statement.import}`];
    case "branch": {
      const { form, tests, alternatives } = statement;
      return alternatives.flatMap((body, index) => {
        const test = tests[index] ?? null;
        const asked = test === null ? "" : ` ${expression(test)}`;
        return [`${index === 0 ? form : "or"}${asked}:`, ...indented(lines(body))];
      });
    }
    case "loop": {
      const { form, target, items, body } = statement;
      const over = `${target === null ? "?" : pattern(target)} ${form} ${items === null ? "?" : expression(items)}`;
      return [form === "while" ? "while:" : `for ${over}:`, ...indented(lines(body))];
    }
    default:
      return assertNever(statement);
  }
}

function functionLines(it: FlowFunction, name: string | null, prefix = ""): string[] {
  const head = `${it.isAsync ? "async " : ""}def${it.isGenerator ? "*" : ""} ${name ?? ""}(${parameters(it)}):`;
  const outer = it.outerNames.length === 0 ? [] : [`outer ${it.outerNames.join(", ")}`];
  return [
    ...it.decorators.map((on) => `@${expression(on)}`),
    `${prefix}${head}`,
    ...indented([...outer, ...lines(statementsOf(it))]),
  ];
}

function parameters(it: FlowFunction): string {
  return it.parameters.map(parameter).join(", ");
}

function parameter({ target, default: value, rest, type, used, makesField }: FlowParameter): string {
  const stars = { no: "", items: "*", entries: "**" }[rest];
  const typed = type === null ? "" : `: ${type}`;
  const given = value === null ? "" : ` = ${expression(value)}`;
  return `${makesField ? "field " : ""}${used ? "" : "~"}${stars}${pattern(target)}${typed}${given}`;
}

function classLines(it: FlowClass, name: string | null): string[] {
  const bases = it.bases.length === 0 ? "" : `(${it.bases.map(expression).join(", ")})`;
  const members = it.members.flatMap(memberLines);
  return [...it.decorators.map((on) => `@${expression(on)}`), `class ${name ?? ""}${bases}:`, ...indented(members)];
}

function memberLines({ name, kind, function: it, value, decorators }: FlowMember): string[] {
  const on = decorators.map((decorator) => `@${expression(decorator)}`);
  if (it !== null) return [...on, ...functionLines(it, name, kind === "method" ? "" : `${kind} `)];
  if (value?.kind === "class")
    return [...on, `${kind} ${name} =`, ...indented(classLines(value.class, value.class.name))];
  return [...on, `${kind} ${name}${value === null ? "" : ` = ${expression(value)}`}`];
}

/** A function or class inside of an expression is on one line, its statements in braces. */
export function expression(it: FlowExpression): string {
  switch (it.kind) {
    case "string":
      return JSON.stringify(it.value);
    case "literal":
      return String(it.value);
    case "regex":
      return `/${it.source}/${it.flags}`;
    case "template":
      return `\`${it.parts.map((part) => (part.kind === "string" ? part.value : `\${${expression(part)}}`)).join("")}\``;
    case "name":
      return it.name;
    case "member":
      return `${expression(it.object)}.${it.name}`;
    case "index":
      return `${expression(it.object)}[${it.key === null ? "" : expression(it.key)}]`;
    case "call":
      return `${it.constructs ? "new " : ""}${expression(it.callee)}(${it.arguments.map(argument).join(", ")})`;
    case "list":
      return `[${it.items.map(item).join(", ")}]`;
    case "record":
      return `{${it.entries.map(entry).join(", ")}}`;
    case "function":
      return inline(functionLines(it.function, it.function.name));
    case "class":
      return inline(classLines(it.class, it.class.name));
    case "add":
      return `(${expression(it.left)} + ${expression(it.right)})`;
    case "choice":
      return `(${it.test === null ? "" : expression(it.test)} ? ${it.options.map(expression).join(" : ")})`;
    case "fallback":
      return `(${expression(it.left)} ${it.operator} ${expression(it.right)})`;
    case "equal":
      return `(${expression(it.left)} ${it.negated ? "!=" : "=="} ${expression(it.right)})`;
    case "not":
      return `not ${expression(it.value)}`;
    case "comprehension": {
      const inner = `${expression(it.element)} for ${pattern(it.target)} of ${expression(it.items)}`;
      const all = `${inner}${it.filtered ? " if …" : ""}`;
      return it.form === "record" ? `{${all}}` : `[${all}]`;
    }
    case "assigned":
      return `(${pattern(it.target)} := ${expression(it.value)})`;
    case "module":
      return `module ${it.ref.import}${it.ref.name === -1 ? "" : `.${it.ref.name}`}`;
    case "other":
      return `other(${it.parts.map(expression).join(", ")})`;
    default:
      return assertNever(it);
  }
}

function inline([head, ...body]: readonly string[]): string {
  return `${head?.slice(0, -1)} { ${body.map((line) => line.trim()).join("; ")} }`;
}

function argument({ value, name, spread }: FlowArgument): string {
  const stars = { no: "", items: "*", entries: "**" }[spread];
  return `${name === null ? "" : `${name}=`}${stars}${expression(value)}`;
}

function item({ value, spread }: FlowItem): string {
  return `${spread ? "*" : ""}${expression(value)}`;
}

function entry({ key, value }: FlowEntry): string {
  return key === null ? `**${expression(value)}` : `${expression(key)}: ${expression(value)}`;
}

function pattern(it: FlowPattern): string {
  switch (it.kind) {
    case "name":
      return it.name;
    case "member":
      return `${expression(it.object)}.${it.name}`;
    case "index":
      return `${expression(it.object)}[${it.key === null ? "" : expression(it.key)}]`;
    case "list":
      return `[${it.items.map((part) => (part === null ? "" : patternPart(part))).join(", ")}]`;
    case "record":
      return `{${it.entries.map((part) => `${part.key === null ? "" : `${expression(part.key)}: `}${patternPart(part)}`).join(", ")}}`;
    default:
      return assertNever(it);
  }
}

function patternPart({ target, default: value, rest }: FlowPatternPart): string {
  return `${rest ? "*" : ""}${pattern(target)}${value === null ? "" : ` = ${expression(value)}`}`;
}
