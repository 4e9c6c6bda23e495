import { ts } from "ts-morph";
import type { Base, Definition } from "../../model/facts.js";
import { hashWords } from "../../model/hash.js";
import { sketchOf } from "../../model/sketch.js";
import type { Span } from "../../model/span.js";
import { tokensBetween } from "../tokens.js";
import { basesOf } from "./bases.js";
import { isFunctionValue, type Declaration } from "./declaration.js";
import { givenByFunction } from "./gives.js";
import { literalValue } from "./literal-value.js";
import { membersOf, type MemberSource } from "./members.js";
import { dottedPath, hasModifier, unwrap } from "./names.js";
import { spanOf, spanOfText, type SourceText } from "./source-text.js";

/** The declarations that make one definition. */
export interface Merged {
  readonly name: string;
  /** The first declaration of the leading kind. */
  readonly lead: Declaration;
  readonly declarations: readonly Declaration[];
  readonly exported: boolean;
}

/** What definitions are built from. */
export interface DefinitionSource extends SourceText, MemberSource {}

export function definitionOf(source: DefinitionSource, merged: Merged): Definition {
  const { lead, declarations } = merged;
  const words = wordsOf(source, merged);
  return {
    name: merged.name,
    kind: lead.kind,
    span: nameSpan(source, lead.nameNode),
    body: spanOf(source, lead.node),
    exported: merged.exported,
    abstract: hasModifier(lead.subject, ts.SyntaxKind.AbstractKeyword),
    bases: uniqueBases(declarations),
    decorators: decoratorsOf(declarations),
    members: membersOf(
      source,
      declarations.map(({ subject }) => subject),
    ),
    gives: givenBy(source, declarations),
    ...constantFacts(merged),
    bodyHash: hashWords(words),
    tokens: words.length,
    sketch: lead.kind === "constant" || lead.kind === "namespace" ? null : sketchOf(words),
  };
}

function constantFacts({ lead, declarations }: Merged): Pick<Definition, "value" | "variable"> {
  if (lead.kind !== "constant") return { value: null, variable: false };
  const [, second] = declarations.filter(({ kind }) => kind === "constant");
  return { value: second === undefined ? literalValue(lead.subject) : null, variable: isVariable(lead.node) };
}

function isVariable(node: ts.Node): boolean {
  if (!ts.isVariableDeclaration(node)) return false;
  return (node.parent.flags & ts.NodeFlags.Let) !== 0 || node.initializer === undefined;
}

/** An anonymous default export has no node that bears its name. */
function nameSpan(source: SourceText, node: ts.Node): Span {
  return ts.isExportAssignment(node) ? spanOfText(source, node, "default") : spanOf(source, node);
}

/**
 * The tokens of all declarations in a row. A namespace that only adds to a class or function is left out, since its contents are definitions;
 * so is what stands inside of another declaration, as in `exports.a = exports.a = 1`.
 */
function wordsOf({ root, tokens }: DefinitionSource, { lead, declarations }: Merged): Uint32Array {
  const parts: Uint32Array[] = [];
  let end = 0;
  for (const { kind, node } of declarations) {
    if (node.end <= end || (kind === "namespace" && lead.kind !== "namespace")) continue;
    ({ end } = node);
    parts.push(tokensBetween(tokens, node.getStart(root), end));
  }
  const [first, second] = parts;
  return first !== undefined && second === undefined ? first : concatenated(parts);
}

function concatenated(parts: readonly Uint32Array[]): Uint32Array {
  const words = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  return words;
}

function uniqueBases(declarations: readonly Declaration[]): readonly Base[] {
  const bases = declarations.flatMap(({ subject }) => basesOf(subject));
  return [...new Map(bases.map((base) => [`${base.relation} ${base.name}`, base])).values()];
}

function decoratorsOf(declarations: readonly Declaration[]): readonly string[] {
  const names = declarations.flatMap(({ subject }) => {
    const decorators = ts.canHaveDecorators(subject) ? ts.getDecorators(subject) : undefined;
    return (decorators ?? []).flatMap(({ expression }) => {
      const inner = unwrap(expression);
      const path = dottedPath(ts.isCallExpression(inner) ? inner.expression : inner);
      return path === null ? [] : [path.join(".")];
    });
  });
  return [...new Set(names)];
}

function givenBy({ bodies }: DefinitionSource, declarations: readonly Declaration[]): readonly string[] {
  const given = declarations.flatMap(({ subject }) =>
    ts.isFunctionDeclaration(subject) || isFunctionValue(subject) ? givenByFunction(subject, bodies) : [],
  );
  return [...new Set(given)];
}
