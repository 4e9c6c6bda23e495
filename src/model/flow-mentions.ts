import { assertNever } from "./assert-never.js";
import { definitionBehind } from "./exported-name.js";
import type {
  FlowClass,
  FlowExpression,
  FlowFacts,
  FlowFunction,
  FlowPattern,
  FlowStatement,
  MentionedImport,
  PackedMentions,
} from "./flow.js";
import { statementsOf } from "./flow-body.js";
import { partsOf } from "./flow-parts.js";

/** What a function speaks of, whether or not it is ever run: dotted names as written, and the imports in its body. */
export interface Mentions {
  /** `app.include_router` as `["app", "include_router"]`; each path once. */
  readonly paths: readonly (readonly string[])[];
  /** The names that the paths start at, each once. */
  readonly roots: ReadonlySet<string>;
  /** What is imported by a statement in the body (indices into `facts.imports`), or by an expression: with what is taken of it. */
  readonly imports: readonly MentionedImport[];
  /** The types of parameters, of functions inside as well. */
  readonly types: readonly string[];
}

const KNOWN = new WeakMap<FlowFunction, Mentions>();

const OF_NAMES = new WeakMap<FlowFacts, ReadonlyMap<string, Mentions>>();

/** What each name of a module speaks of, by the statements at its top level that bind it. */
export function topLevelMentions(flow: FlowFacts): ReadonlyMap<string, Mentions> {
  const known = OF_NAMES.get(flow);
  if (known !== undefined) return known;
  const found = findTopLevelMentions(flow);
  OF_NAMES.set(flow, found);
  return found;
}

function findTopLevelMentions(flow: FlowFacts): ReadonlyMap<string, Mentions> {
  const collectors = new Map<string, Collector>();
  const collectorOf = (name: string): Collector => {
    const known = collectors.get(name) ?? new Collector();
    collectors.set(name, known);
    return known;
  };
  const visit = (statements: readonly FlowStatement[]): void => {
    for (const statement of statements) {
      if (statement.kind === "function") collectorOf(statement.name).addFunction(statement.function);
      else if (statement.kind === "class") collectorOf(statement.name).addClass(statement.class);
      else if (statement.kind === "assign") {
        for (const name of namesIn(statement.target)) collectorOf(name).addExpression(statement.value);
      } else if (statement.kind === "branch") statement.alternatives.forEach(visit);
      else if (statement.kind === "loop") visit(statement.body);
    }
  };
  visit(flow.body);
  return new Map([...collectors].map(([name, collector]) => [name, collector.result()]));
}

/** The names that a pattern binds; of `app.start = …`, which sets a part of `app` that others may know as `start`, both. */
function namesIn(pattern: FlowPattern): readonly string[] {
  switch (pattern.kind) {
    case "name":
      return [definitionBehind(pattern.name).replace(/~\d+$/, "")];
    case "member":
      return [...rootNames(pattern.object), pattern.name];
    case "index":
      return rootNames(pattern.object);
    case "list":
      return pattern.items.flatMap((part) => (part === null ? [] : namesIn(part.target)));
    case "record":
      return pattern.entries.flatMap((part) => namesIn(part.target));
    default:
      return assertNever(pattern);
  }
}

/** Everything that a function and the functions inside of it speak of; its own decorators are spoken of by who defines it. */
export function mentionsOf(flow: FlowFunction): Mentions {
  const known = KNOWN.get(flow);
  if (known !== undefined) return known;
  const found = new Collector();
  found.addFunction(flow);
  const mentions = found.result();
  KNOWN.set(flow, mentions);
  return mentions;
}

/** The same as it is kept with a function whose body is packed. */
export function packedMentions(flow: FlowFunction): PackedMentions {
  const { paths, imports, types } = mentionsOf(flow);
  return { paths: paths.map((path) => path.join(" ")).join("\n"), imports, types };
}

class Collector {
  readonly #paths = new Map<string, readonly string[]>();
  readonly #imports = new Map<string, MentionedImport>();
  readonly #types = new Set<string>();

  result(): Mentions {
    const paths = [...this.#paths.values()];
    const roots = new Set(paths.map(([first = ""]) => first));
    return { paths, roots, imports: [...this.#imports.values()], types: [...this.#types] };
  }

  addFunction(flow: FlowFunction): void {
    if (flow.mentions !== undefined) {
      this.#addPacked(flow.mentions);
      return;
    }
    for (const parameter of flow.parameters) {
      if (parameter.type !== null) this.#types.add(parameter.type);
      if (parameter.default !== null) this.addExpression(parameter.default);
      this.#pattern(parameter.target);
    }
    this.#statements(statementsOf(flow));
  }

  #addPacked({ paths, imports, types }: PackedMentions): void {
    for (const path of paths === "" ? [] : paths.split("\n")) {
      const parts = path.split(" ");
      this.#paths.set(parts.join("."), parts);
    }
    for (const it of imports) this.#addImport(it);
    for (const type of types) this.#types.add(type);
  }

  #addImport(it: MentionedImport): void {
    const { import: index, taken } = it;
    this.#imports.set(taken === null ? `${index}` : `${index}.${taken.name}.${taken.members.join(".")}`, it);
  }

  addClass(flow: FlowClass): void {
    [...flow.bases, ...flow.decorators].forEach((it) => this.addExpression(it));
    for (const member of flow.members) {
      member.decorators.forEach((it) => this.addExpression(it));
      if (member.value !== null) this.addExpression(member.value);
      if (member.function !== null) this.addFunction(member.function);
    }
  }

  #statements(statements: readonly FlowStatement[]): void {
    for (const statement of statements) this.#statement(statement);
  }

  #statement(statement: FlowStatement): void {
    switch (statement.kind) {
      case "assign":
        this.#pattern(statement.target);
        this.addExpression(statement.value);
        return;
      case "expression":
        this.addExpression(statement.value);
        return;
      case "return":
        if (statement.value !== null) this.addExpression(statement.value);
        return;
      case "function":
        statement.function.decorators.forEach((it) => this.addExpression(it));
        this.addFunction(statement.function);
        return;
      case "class":
        this.addClass(statement.class);
        return;
      case "import":
        this.#addImport({ import: statement.import, taken: null });
        return;
      case "branch":
        for (const test of statement.tests) if (test !== null) this.addExpression(test);
        statement.alternatives.forEach((it) => this.#statements(it));
        return;
      case "loop":
        if (statement.items !== null) this.addExpression(statement.items);
        this.#statements(statement.body);
        return;
      default:
        assertNever(statement);
    }
  }

  #pattern(pattern: FlowPattern): void {
    if (pattern.kind === "member" || pattern.kind === "index") this.addExpression(pattern.object);
    if (pattern.kind === "list" || pattern.kind === "record") {
      for (const part of pattern.kind === "list" ? pattern.items : pattern.entries) {
        if (part === null) continue;
        this.#pattern(part.target);
        if (part.default !== null) this.addExpression(part.default);
      }
    }
  }

  addExpression(expression: FlowExpression): void {
    const { root, members } = chainOf(expression);
    if (root.kind === "name") {
      const path = [root.name, ...members];
      this.#paths.set(path.join("."), path);
      return;
    }
    if (root.kind === "module") {
      const { import: index, name } = root.ref;
      this.#addImport({ import: index, taken: { name, members } });
      return;
    }
    for (const part of partsOf(expression)) this.addExpression(part);
    if (expression.kind === "function") this.addFunction(expression.function);
    if (expression.kind === "class") this.addClass(expression.class);
    if (expression.kind === "assigned" || expression.kind === "comprehension") this.#pattern(expression.target);
  }
}

interface Chain {
  readonly root: FlowExpression;
  readonly members: readonly string[];
}

/** `a.b.c` as what it starts at, and the names that are taken of it. */
function chainOf(expression: FlowExpression): Chain {
  const names: string[] = [];
  let root = expression;
  while (root.kind === "member") {
    names.push(root.name);
    root = root.object;
  }
  return { root, members: names.reverse() };
}

/** The first name of `a.b.c`, as a list of at most one. */
function rootNames(expression: FlowExpression): readonly string[] {
  const { root } = chainOf(expression);
  return root.kind === "name" ? [root.name] : [];
}
