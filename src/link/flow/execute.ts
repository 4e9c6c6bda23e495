import { assertNever } from "../../model/assert-never.js";
import type { ImportRef } from "../../model/facts.js";
import type { FlowStatement } from "../../model/flow.js";
import { bindPattern } from "./bind-pattern.js";
import { takeTurn } from "./claims.js";
import { defineClass } from "./classes.js";
import { defineFunction } from "./define-function.js";
import { executeBranch } from "./execute-branch.js";
import { addEntries, itemsOf, pairsOf } from "./items.js";
import { placeAt, type End, type Machine } from "./machine.js";
import { bindName } from "./scope.js";
import type { Guard, Scope, Value } from "./value.js";
import { NOTHING, optionsOf, settled, text, unknown } from "./values.js";

type Of<Kind extends FlowStatement["kind"]> = Extract<FlowStatement, { kind: Kind }>;

/** The most items that a loop is run for. */
const MOST_ITEMS = 5000;

/** Runs statements in order. Functions of JavaScript are there before the first of them. */
export function executeBlock(machine: Machine, statements: readonly FlowStatement[], scope: Scope): End {
  if (machine.languageOf(scope.file) === "typescript") hoist(machine, statements, scope);
  const before = machine.guards;
  let end: End = "goesOn";
  for (const statement of statements) {
    const result = execute(machine, statement, scope);
    if (result === "returns") {
      end = "returns";
      break;
    }
    // Where one way through a branch returns, what follows belongs to the other.
    if (result !== "goesOn") machine.guards = [...machine.guards, result];
  }
  machine.guards = before;
  return end;
}

function hoist(machine: Machine, statements: readonly FlowStatement[], scope: Scope): void {
  for (const statement of statements) {
    if (statement.kind === "function") defineFunction(machine, statement, scope);
  }
}

function execute(machine: Machine, statement: FlowStatement, scope: Scope): End | Guard {
  if (!machine.step(scope, statement.span)) return "returns";
  switch (statement.kind) {
    case "assign":
      assign(machine, statement, scope);
      return "goesOn";
    case "expression":
      machine.evaluate(statement.value, scope);
      return "goesOn";
    case "return":
      machine.frames
        .at(-1)
        ?.returned.push(statement.value === null ? NOTHING : machine.evaluate(statement.value, scope));
      return "returns";
    case "function":
      if (machine.languageOf(scope.file) === "python") defineFunction(machine, statement, scope);
      return "goesOn";
    case "class":
      bindName(scope, statement.name, defineClass(machine, statement.class, scope, null));
      return "goesOn";
    case "import":
      importNames(machine, statement, scope);
      return "goesOn";
    case "branch":
      return executeBranch(machine, statement, scope);
    case "loop":
      return loop(machine, statement, scope);
    default:
      return assertNever(statement);
  }
}

function assign(machine: Machine, { target, value, augmented, span }: Of<"assign">, scope: Scope): void {
  const given = machine.evaluate(value, scope);
  if (!augmented) {
    bindPattern(machine, target, given, scope);
    return;
  }
  const before =
    target.kind === "name"
      ? machine.evaluate({ kind: "name", name: target.name, span }, scope)
      : patternValue(machine, target, scope);
  // A list grows where it is, so everybody who has it sees it.
  const grown = itemsOf(settled(given));
  if (before.kind === "list") {
    before.items.push(...(grown ?? []));
    if (grown === null || (given.kind === "list" && given.open)) before.open = true;
  } else if (before.kind === "record" && given.kind === "record") {
    addEntries(before, given);
  } else {
    const both = optionsOf(before).every((option) => option.kind === "string")
      ? { kind: "text" as const, parts: [before, given] }
      : unknown("it is computed", placeAt(scope, span));
    bindPattern(
      machine,
      target,
      before.kind === "string" && given.kind === "string"
        ? { kind: "string", value: before.value + given.value }
        : both,
      scope,
    );
  }
}

function patternValue(machine: Machine, target: Of<"assign">["target"], scope: Scope): Value {
  if (target.kind === "member")
    return machine.evaluate({ kind: "member", object: target.object, name: target.name, span: target.span }, scope);
  if (target.kind === "index")
    return machine.evaluate({ kind: "index", object: target.object, key: target.key, span: target.span }, scope);
  return unknown("it is computed", placeAt(scope, target.span));
}

/** Runs the module that is imported, and binds the names; what they stand for is asked when they are used. */
function importNames(machine: Machine, { import: index }: Of<"import">, scope: Scope): void {
  const { graph } = machine.program;
  const fact = graph.file(scope.file)?.facts.imports[index];
  if (fact === undefined || (fact.names.length > 0 && fact.names.every((name) => name.typeOnly))) return;
  const module = graph.importedModule(scope.file, index);
  if (module !== null) runRead(machine, module);
  for (const [name, { local, imported }] of fact.names.entries()) {
    if (local === null) continue;
    const ref = { import: index, name };
    runSubmodule(machine, scope.file, ref);
    if (local !== "*") bindName(scope, local, { kind: "imported", file: scope.file, ref });
    else if (imported === "*" && module !== null) bindStar(machine, module, scope);
  }
}

/** Modules that have nothing to do with routes are run when something of them is needed. */
function runRead(machine: Machine, path: string): void {
  if (machine.program.isEntry(path)) machine.runModule(path);
}

/** `from package import module` loads the module. */
function runSubmodule(machine: Machine, file: string, ref: ImportRef): void {
  if (machine.languageOf(file) !== "python") return;
  const resolution = machine.program.graph.resolveImport(file, ref);
  if (resolution.status === "module") runRead(machine, resolution.module);
}

/** What a star import brings stays with the graph at the top level of a module; elsewhere nothing can be bound by it. */
function bindStar(machine: Machine, module: string, scope: Scope): void {
  const from = machine.modules.get(module)?.scope;
  if (from === undefined || scope.parent !== null) return;
  const all = machine.program.graph.file(module)?.facts.starNames ?? null;
  for (const [name, value] of from.names) {
    const isBrought = Array.isArray(all) ? all.includes(name) : !name.startsWith("_");
    if (isBrought) bindName(scope, name, value);
  }
}

function loop(machine: Machine, { form, target, items, body, span }: Of<"loop">, scope: Scope): End {
  const place = placeAt(scope, span);
  const source = items === null ? null : settled(machine.evaluate(items, scope));
  for (const option of source === null ? [null] : optionsOf(source)) {
    for (const item of itemsFor(machine, option, form, scope, place)) {
      if (target !== null) bindPattern(machine, target, item, scope);
      if (takeTurn(machine, target, item, () => machine.execute(body, scope)) === "returns") break;
    }
  }
  return "goesOn";
}

function itemsFor(
  machine: Machine,
  source: Value | null,
  form: "of" | "in" | "while",
  scope: Scope,
  place: ReturnType<typeof placeAt>,
): readonly Value[] {
  const something = unknown("it is an item of something computed", place);
  if (source === null) return [something];
  const known = knownItems(machine, source, form, scope);
  if (known === null) return [something];
  const first = known.slice(0, MOST_ITEMS);
  const isOpen = (source.kind === "list" || source.kind === "record") && source.open;
  return isOpen && form !== "in" ? [...first, something] : first;
}

function knownItems(
  machine: Machine,
  source: Value,
  form: "of" | "in" | "while",
  scope: Scope,
): readonly Value[] | null {
  if (form === "in" && source.kind === "list") return source.items.map((_, key) => text(String(key)));
  if (form === "of" && source.kind === "record" && machine.languageOf(scope.file) === "typescript")
    return pairsOf(source);
  return itemsOf(source);
}
