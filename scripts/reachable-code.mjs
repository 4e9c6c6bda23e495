// Cuts out of one long script what some of its names need.
import { ts } from "ts-morph";

/**
 * The code of those statements that the wanted names depend on, in their order. What assigns to a name, or fills it as a namespace, belongs to that
 * name; a statement with any other effect is left out. Names are compared by their letters alone: a local variable that is called like something
 * outside keeps that too, which costs a few lines.
 *
 * @param table an object that is asked for single members only: those that nobody asks for are left out.
 */
export function reachableCode(statements, wanted, table) {
  const parts = statements.map((statement) => ({
    statement,
    defines: namesOf(statement),
    uses: references(statement),
  }));
  const kept = reachable(parts, wanted);
  return kept.map((part) => (part.defines.includes(table) ? memberTable(part, kept, table) : codeOf(part))).join("\n");
}

function reachable(parts, wanted) {
  const byName = new Map();
  for (const part of parts) for (const name of part.defines) byName.set(name, [...(byName.get(name) ?? []), part]);
  for (const name of wanted) if (!byName.has(name)) throw new Error(`${name} is defined nowhere`);
  const kept = new Set();
  const names = [...wanted];
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    for (const part of byName.get(name) ?? []) {
      if (kept.has(part)) continue;
      kept.add(part);
      names.push(...part.uses.map(({ text }) => text));
    }
  }
  return parts.filter((part) => kept.has(part));
}

/** The names that a statement declares or changes. */
function namesOf(statement) {
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) return [statement.name.text];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  const changed = ts.isExpressionStatement(statement) ? changedBy(statement.expression) : null;
  return changed === null ? [] : [changed];
}

function boundNames(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** `name = …`, `name.member = …`, `__export(name, …)`, and `((inner) => …)(name || (name = {}))`. */
function changedBy(expression) {
  if (ts.isBinaryExpression(expression)) return rootOf(expression.left);
  if (!ts.isCallExpression(expression)) return null;
  const [first] = expression.arguments;
  if (expression.expression.getText() === "__export") return rootOf(first);
  return ts.isParenthesizedExpression(expression.expression) && ts.isBinaryExpression(first)
    ? rootOf(first.left)
    : null;
}

function rootOf(expression) {
  if (ts.isPropertyAccessExpression(expression)) return rootOf(expression.expression);
  return ts.isIdentifier(expression) ? expression.text : null;
}

/** Every identifier below a node but those that only name a member. */
function references(node) {
  if (ts.isIdentifier(node)) return namesMember(node) ? [] : [node];
  const found = [];
  ts.forEachChild(node, (child) => void found.push(...references(child)));
  return found;
}

function namesMember(identifier) {
  const { parent } = identifier;
  const isNamed = ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isClassElement(parent);
  return isNamed && parent.name === identifier;
}

function memberTable({ statement }, kept, table) {
  const asked = kept.flatMap(({ uses }) => uses.filter(({ text }) => text === table));
  // Its own declaration names it once.
  const members = new Set(asked.filter(({ parent }) => !ts.isVariableDeclaration(parent)).map(memberAsked));
  const [{ initializer }] = statement.declarationList.declarations;
  const properties = initializer.properties.filter(({ name }) => members.has(name.text));
  return `var ${table} = {\n${properties.map((property) => property.getText()).join(",\n")}\n};`;
}

function memberAsked(identifier) {
  const { parent } = identifier;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === identifier) return parent.name.text;
  throw new Error(`${identifier.text} is asked for more than single members: ${parent.getText().slice(0, 80)}`);
}

function codeOf({ statement }) {
  return statement.getText();
}
