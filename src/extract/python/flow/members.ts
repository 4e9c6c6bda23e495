import type { FlowClass, FlowExpression, FlowMember } from "../../../model/flow.js";
import { dottedPath, unwrap, withDecorators } from "../names.js";
import { Field, Kind } from "../node-kinds.js";
import { childAt, childrenOf, endOf, firstChild, kindOf, spanOf, startOf, textOf, type Node } from "../syntax-tree.js";
import { liveBlocks } from "./alternatives.js";
import { readFor } from "./compound-statements.js";
import { readNamed } from "./expressions.js";
import type { FlowReader } from "./flow-reader.js";
import { readFunction } from "./functions.js";
import { simpleStatements } from "./simple-statements.js";
import { doneFor, otherOf } from "./values.js";

/** The members that a class body makes. Of alternatives the members of all, since a program runs one of them and nobody says which. */
export function readMembers(
  reader: FlowReader,
  body: Node,
  readClass: (reader: FlowReader, node: Node) => FlowClass,
): readonly FlowMember[] {
  const { tree } = reader;
  return simpleStatements(reader, [body]).flatMap((statement): readonly FlowMember[] => {
    const definition = childAt(tree, statement, Field.definition) ?? statement;
    switch (kindOf(tree, definition)) {
      case Kind.function_definition:
        return methodOf(reader, definition);
      case Kind.class_definition: {
        const name = textOf(tree, childAt(tree, definition, Field.name) ?? definition);
        const span = spanOf(tree, statement);
        const value = { kind: "class", class: readClass(reader, definition), span } as const;
        return [{ name, kind: "staticField", function: null, value, decorators: [], span }];
      }
      case Kind.import_statement:
      case Kind.import_from_statement:
        return importedMembers(reader, definition);
      case Kind.expression_statement:
        return childrenOf(tree, definition).flatMap((part) =>
          ASSIGNMENTS.has(kindOf(tree, part)) ? fieldsOf(reader, part) : doneBy(reader.expression(part)),
        );
      case Kind.for_statement:
        return loopOf(reader, definition);
      default:
        return [];
    }
  });
}

const ASSIGNMENTS: ReadonlySet<number> = new Set([Kind.assignment, Kind.augmented_assignment]);

/** What stands in a class for what it does makes a member without a name. */
function doneBy(value: FlowExpression): readonly FlowMember[] {
  return doneFor(value).map(({ span }) => ({
    name: "",
    kind: "staticField",
    function: null,
    value,
    decorators: [],
    span,
  }));
}

/** A loop that defines nothing is run as a function is. What it assigns are fields all the same. */
function loopOf(reader: FlowReader, loop: Node): readonly FlowMember[] {
  const { tree } = reader;
  const fields = simpleStatements(reader, liveBlocks(tree, loop)).flatMap((statement) =>
    childrenOf(tree, statement).flatMap((part) => fieldsOf(reader, part)),
  );
  const span = spanOf(tree, loop);
  const body = readFor(reader, loop);
  const flow = { name: null, span, parameters: [], decorators: [], body, isAsync: false, isGenerator: false };
  const callee = { kind: "function", function: { ...flow, outerNames: [] }, span } as const;
  return [...fields, ...doneBy({ kind: "call", callee, arguments: [], constructs: false, span })];
}

/** What a decorator makes of a function in a class. */
const KINDS_BY_DECORATOR: ReadonlyMap<string, FlowMember["kind"]> = new Map([
  ["property", "getter"],
  ["cached_property", "getter"],
  ["abstractproperty", "getter"],
  ["getter", "getter"],
  ["staticmethod", "static"],
  ["abstractstaticmethod", "static"],
  ["classmethod", "class"],
  ["abstractclassmethod", "class"],
  // Django's, of which only classes have the method.
  ["classonlymethod", "class"],
] as const);

const KINDS_BY_NAME: ReadonlyMap<string, FlowMember["kind"]> = new Map([
  ["__init__", "constructor"],
  ["__new__", "static"],
  ["__init_subclass__", "class"],
  ["__class_getitem__", "class"],
] as const);

/** What `@x.setter` and `@x.deleter` decorate is no `x` that anybody reads. */
function methodOf(reader: FlowReader, node: Node): readonly FlowMember[] {
  const { tree } = reader;
  const read = readFunction(reader, node);
  const said = decoratorNames(reader, node);
  if (read.name === null || said.some((name) => name === "setter" || name === "deleter")) return [];
  const byDecorator = said.flatMap((name) => KINDS_BY_DECORATOR.get(name ?? "") ?? []);
  const decorators = read.decorators.filter((_, index) => !KINDS_BY_DECORATOR.has(said[index] ?? ""));
  return [
    {
      name: read.name,
      kind: byDecorator[0] ?? KINDS_BY_NAME.get(read.name) ?? "method",
      function: { ...read, decorators },
      value: null,
      decorators: [],
      span: spanOf(tree, withDecorators(tree, node)),
    },
  ];
}

/** The last name of each decorator, null for what has none. */
function decoratorNames({ tree }: FlowReader, node: Node): readonly (string | null)[] {
  const whole = withDecorators(tree, node);
  if (whole === node) return [];
  return childrenOf(tree, whole).flatMap((child) => {
    const expression = kindOf(tree, child) === Kind.decorator ? firstChild(tree, child) : null;
    return expression === null ? [] : [dottedPath(tree, expression)?.at(-1) ?? null];
  });
}

function importedMembers(reader: FlowReader, statement: Node): readonly FlowMember[] {
  const { importsAt, found } = reader;
  return (importsAt.get(statement) ?? []).flatMap((number) =>
    (found.imports[number]?.names ?? []).flatMap(({ local, span }, name) => {
      if (local === null) return [];
      const value = { kind: "module", ref: { import: number, name }, span } as const;
      return [{ name: local, kind: "field", function: null, value, decorators: [], span } as const];
    }),
  );
}

/** The fields that `a = value`, `a: T`, `a, b = x, y` and `a += value` make. */
function fieldsOf(reader: FlowReader, part: Node): readonly FlowMember[] {
  const { tree } = reader;
  const left = childAt(tree, part, Field.left);
  const right = childAt(tree, part, Field.right);
  if (left === null) return [];
  const span = spanOf(tree, part);
  const field = (name: string, value: FlowExpression | null): FlowMember => ({
    name,
    kind: "field",
    function: null,
    value,
    decorators: [],
    span,
  });
  const names = fieldNames(reader, left);
  if (right === null) return names.flatMap((name) => (name === null ? [] : [field(name, null)]));
  if (kindOf(tree, part) === Kind.augmented_assignment) {
    return names.flatMap((name) => (name === null ? [] : [field(name, augmented(reader, name, left, right))]));
  }
  if (kindOf(tree, part) !== Kind.assignment) return [];
  if (kindOf(tree, right) === Kind.assignment) return chained(reader, names, right, field);
  const [name] = names;
  if (kindOf(tree, left) === Kind.identifier) return [field(name ?? "", readNamed(reader, right, name ?? ""))];
  const values = valuesOf(reader, right, names.length);
  return names.flatMap((name, index) => (name === null ? [] : [field(name, values[index] ?? otherOf(span, []))]));
}

/** Of `a = b = value`, `b` has the value, and `a` is `b`. */
function chained(
  reader: FlowReader,
  names: readonly (string | null)[],
  right: Node,
  field: (name: string, value: FlowExpression) => FlowMember,
): readonly FlowMember[] {
  const inner = reader.inBlock(() => fieldsOf(reader, right)) ?? [];
  const [same] = inner;
  const { span } = reader.expression(right);
  const value =
    same === undefined || inner.length > 1 ? otherOf(span, []) : ({ kind: "name", name: same.name, span } as const);
  return [...inner, ...names.flatMap((name) => (name === null ? [] : [field(name, value)]))];
}

/** The names that a target binds, null for what is no name. */
function fieldNames({ tree }: FlowReader, target: Node): readonly (string | null)[] {
  const inner = unwrap(tree, target);
  if (kindOf(tree, inner) === Kind.identifier) return [textOf(tree, inner)];
  if (!SEQUENCES.has(kindOf(tree, inner))) return [];
  return childrenOf(tree, inner).map((part) => (kindOf(tree, part) === Kind.identifier ? textOf(tree, part) : null));
}

const SEQUENCES: ReadonlySet<number> = new Set([
  Kind.pattern_list,
  Kind.tuple_pattern,
  Kind.list_pattern,
  Kind.expression_list,
  Kind.tuple,
  Kind.list,
]);

/** The values that as many targets get, where each can be told. */
function valuesOf(reader: FlowReader, right: Node, count: number): readonly FlowExpression[] {
  const { tree } = reader;
  const inner = unwrap(tree, right);
  const parts = SEQUENCES.has(kindOf(tree, inner)) ? childrenOf(tree, inner) : [];
  const isPaired = parts.length === count && parts.every((part) => kindOf(tree, part) !== Kind.list_splat);
  if (isPaired) return parts.map(reader.expression);
  const value = reader.expression(right);
  return Array.from({ length: count }, () => otherOf(value.span, [value]));
}

function augmented(reader: FlowReader, name: string, left: Node, right: Node): FlowExpression {
  const { tree } = reader;
  const value = reader.expression(right);
  const span = tree.lines.span(startOf(tree, left), endOf(tree, right));
  const isSum = tree.text.slice(endOf(tree, left), startOf(tree, right)).trim() === "+=";
  const before = { kind: "name", name, span: spanOf(tree, left) } as const;
  return isSum ? { kind: "add", left: before, right: value, span } : otherOf(span, [before, value]);
}
