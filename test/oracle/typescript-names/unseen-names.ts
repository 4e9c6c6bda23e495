import type { ts } from "ts-morph";
import type { SymbolGraph } from "../../../src/model/graph.js";
import type { CheckedFile } from "./checker-side.js";
import { declarationsOf } from "./declared-name.js";
import { offsetOf } from "./locate.js";
import type { Judgement } from "./tally.js";

/** First-party names that the checker knows as imported, or as taken of an imported module, and that we have no row for. */
export function unseenNames(graph: SymbolGraph, files: ReadonlyMap<string, CheckedFile>): Judgement[] {
  const names = new Set<string>();
  const members = new Set<string>();
  for (const row of graph.imports) {
    const file = files.get(row.file);
    if (file === undefined) continue;
    if (row.form === "member") members.add(`${row.file}\0${row.specifier}\0${row.imported.split(".")[0] ?? ""}`);
    else names.add(`${row.file}\0${offsetOf(file.source, row.span)}`);
  }
  return [...files.values()].flatMap((file) =>
    candidatesIn(file)
      .filter(({ node, member }) =>
        member === null
          ? !names.has(`${file.path}\0${node.getStart()}`)
          : !members.has(`${file.path}\0${member.specifier}\0${member.name}`),
      )
      .flatMap((candidate) => judge(candidate, file)),
  );
}

interface Candidate {
  readonly node: ts.Node;
  readonly symbol: ts.Symbol | undefined;
  /** Set where a member is taken of a namespace import. */
  readonly member: { readonly specifier: string; readonly name: string } | null;
}

function candidatesIn(file: CheckedFile): Candidate[] {
  const { ts } = file.program;
  const found: Candidate[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isImportSpecifier(node) ||
      (ts.isExportSpecifier(node) && node.parent.parent.moduleSpecifier !== undefined)
    ) {
      found.push(candidate(node.propertyName ?? node.name, node.name, file));
    } else if (ts.isNamespaceImport(node) || ts.isImportClause(node) || ts.isImportEqualsDeclaration(node)) {
      const isOwn = ts.isImportEqualsDeclaration(node) && !ts.isExternalModuleReference(node.moduleReference);
      if (node.name !== undefined && !isOwn) found.push(candidate(node.name, node.name, file));
    } else if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.name)) {
      found.push(...memberOf(node.expression, node.name, file));
    } else if (ts.isQualifiedName(node)) {
      found.push(...memberOf(node.left, node.right, file));
    }
    ts.forEachChild(node, visit);
  };
  visit(file.source);
  return found;
}

function candidate(node: ts.Node, name: ts.Node, { program }: CheckedFile): Candidate {
  return { node, symbol: program.checker.getSymbolAtLocation(name), member: null };
}

/** `ns.Name` where `ns` is a module that a namespace import of this file binds. */
function memberOf(root: ts.Node, name: ts.Identifier, { program }: CheckedFile): Candidate[] {
  const { ts, checker } = program;
  if (!ts.isIdentifier(root)) return [];
  const symbol = checker.getSymbolAtLocation(root);
  const declaration = symbol?.declarations?.[0];
  if (symbol === undefined || declaration === undefined || !ts.isNamespaceImport(declaration)) return [];
  const isModule = checker.getAliasedSymbol(symbol).declarations?.some((item) => ts.isSourceFile(item)) ?? false;
  if (!isModule) return [];
  const { moduleSpecifier } = declaration.parent.parent as ts.ImportDeclaration;
  const specifier = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
  return [{ node: name, symbol: checker.getSymbolAtLocation(name), member: { specifier, name: name.text } }];
}

function judge({ node, symbol, member }: Candidate, { path, source, program }: CheckedFile): Judgement[] {
  const [first] = declarationsOf(symbol, program);
  if (first === undefined) return [];
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  const place = `${path}:${line + 1} ${node.getText()}`;
  const theirs = `${first.file}#${first.name ?? ""}`;
  const categories = [member === null ? "plain" : "member"];
  return [{ about: "name", verdict: "disagree", place, categories, ours: "not seen", theirs }];
}
