import { comparePartOrder, type RulePart } from "./flask-rule.js";

/** A place that Werkzeug's matcher can be at, with the ways on from there and the rules that end there. */
interface State<Rule> {
  readonly ways: { readonly part: RulePart; readonly to: State<Rule> }[];
  readonly rules: Rule[];
}

/**
 * The rules in the order in which Werkzeug tries them, whatever the path is: it goes down from segment to segment, along texts first and
 * then along the lighter parts, and takes the first rule that it comes to the end of. Rules that only differ in the names of parameters end
 * at one place, in the order in which they were added.
 */
export function matchingOrder<Rule>(
  rules: readonly Rule[],
  partsOf: (rule: Rule) => readonly RulePart[],
): readonly Rule[] {
  const root: State<Rule> = { ways: [], rules: [] };
  for (const rule of rules) {
    let state = root;
    for (const part of partsOf(rule)) state = follow(state, part);
    state.rules.push(rule);
  }
  return inOrder(root);
}

function follow<Rule>(state: State<Rule>, part: RulePart): State<Rule> {
  const known = state.ways.find((way) => isSame(way.part, part));
  if (known !== undefined) return known.to;
  const to: State<Rule> = { ways: [], rules: [] };
  state.ways.push({ part, to });
  return to;
}

function isSame(a: RulePart, b: RulePart): boolean {
  return a.content === b.content && a.isStatic === b.isStatic && a.isFinal === b.isFinal;
}

function inOrder<Rule>({ ways, rules }: State<Rule>): readonly Rule[] {
  const sorted = ways.toSorted((a, b) => comparePartOrder(a.part, b.part));
  return [...rules, ...sorted.flatMap(({ to }) => inOrder(to))];
}
