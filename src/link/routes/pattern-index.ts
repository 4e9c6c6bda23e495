import { literalStart } from "./regular/literal-start.js";
import type { PathPattern, PathSegment } from "./path-pattern.js";
import type { Patterns } from "./pattern-relation.js";

/**
 * Values by the patterns that they are of, so that those which may have paths in common with a pattern are found without looking at all:
 * a tree with a level for each segment, in which everything that is no plain text is one branch.
 */
export class PatternIndex<T> {
  readonly #root: Node<T> = makeNode();

  add(patterns: Patterns, value: T): void {
    for (const pattern of patterns) {
      for (const { texts, isOpen } of stepsOf(pattern)) {
        let node = this.#root;
        for (const text of texts) node = text === null ? (node.any ??= makeNode()) : childOf(node, text);
        (isOpen ? node.open : node.here).push(value);
      }
    }
  }

  /** Every value whose patterns may match all that these do, and some that do not. */
  wider(patterns: Patterns): ReadonlySet<T> {
    return this.#find(patterns, "wider");
  }

  /** Values whose patterns may have paths in common with these: some of them, where a great many may. */
  common(patterns: Patterns): ReadonlySet<T> {
    return this.#find(patterns, "common");
  }

  #find(patterns: Patterns, wanted: "wider" | "common"): ReadonlySet<T> {
    const search = new Search<T>(wanted);
    for (const steps of patterns.flatMap(stepsOf)) search.walk(this.#root, steps, 0);
    return search.found;
  }
}

const MOST_VISITS = 1000;
const MOST_FOUND = 100;

interface Node<T> {
  readonly texts: Map<string, Node<T>>;
  /** Below a segment that is no plain text. */
  any: Node<T> | null;
  /** Of patterns that end here. */
  readonly here: T[];
  /** Of patterns that may go on from here with whatever there is. */
  readonly open: T[];
}

/** The segments of a pattern, null for each that is no plain text, up to where it may go on with anything. */
interface Steps {
  readonly texts: readonly (string | null)[];
  readonly isOpen: boolean;
  /** It goes on with an expression that may be as narrow as any. */
  readonly isRegex: boolean;
}

/** A last segment that may be empty has two ways: where it is, it may be a slash at the end. */
function stepsOf(pattern: PathPattern): readonly Steps[] {
  const steps = wholeSteps(pattern);
  const last = pattern.segments.at(-1);
  const isMaybeEmpty = last?.kind === "parameter" && last.mayBeEmpty === true;
  return isMaybeEmpty ? [steps, { ...steps, texts: steps.texts.slice(0, -1) }] : [steps];
}

function wholeSteps({ segments }: PathPattern): Steps {
  const texts: (string | null)[] = [];
  for (const segment of segments) {
    if (segment.kind === "rest") return { texts, isOpen: true, isRegex: false };
    if (segment.kind === "regex")
      return { texts: [...texts, ...literalSegments(segment)], isOpen: true, isRegex: true };
    // Whether case matters differs between applications of a host.
    texts.push(segment.kind === "text" ? segment.text.toLowerCase() : null);
  }
  // Nothing behind the last slash is one way to write a slash at the end.
  while (texts.at(-1) === "") texts.pop();
  return { texts, isOpen: false, isRegex: false };
}

/** The whole segments of plain text that an expression starts with: of `\/api\/v1\/(.*)` they are `api` and `v1`. */
function literalSegments({ source }: Extract<PathSegment, { kind: "regex" }>): readonly string[] {
  const [before, ...segments] = literalStart(source).toLowerCase().split("/");
  return before === "" ? segments.slice(0, -1) : [];
}

class Search<T> {
  readonly found = new Set<T>();
  readonly #wanted: "wider" | "common";
  #visits = 0;

  constructor(wanted: "wider" | "common") {
    this.#wanted = wanted;
  }

  walk(node: Node<T>, steps: Steps, index: number): void {
    if (this.#isEnough()) return;
    this.#addAll(node.open);
    const text = steps.texts[index];
    if (text === undefined) {
      if (steps.isRegex || (steps.isOpen && this.#wanted === "common")) this.#addBelow(node);
      else this.#addAll(node.here);
      return;
    }
    if (node.any !== null) this.walk(node.any, steps, index + 1);
    const child = text === null ? undefined : node.texts.get(text);
    if (child !== undefined) this.walk(child, steps, index + 1);
    if (text !== null || this.#wanted === "wider") return;
    for (const each of node.texts.values()) this.walk(each, steps, index + 1);
  }

  #addBelow(node: Node<T>): void {
    if (this.#isEnough()) return;
    this.#addAll(node.open);
    this.#addAll(node.here);
    if (node.any !== null) this.#addBelow(node.any);
    for (const each of node.texts.values()) this.#addBelow(each);
  }

  /** Where each of thousands has something in common with each other, thousands of times thousands need not be looked at to say so. */
  #isEnough(): boolean {
    this.#visits++;
    return this.#wanted === "common" && (this.#visits > MOST_VISITS || this.found.size > MOST_FOUND);
  }

  #addAll(values: readonly T[]): void {
    for (const value of values) this.found.add(value);
  }
}

function makeNode<T>(): Node<T> {
  return { texts: new Map(), any: null, here: [], open: [] };
}

function childOf<T>(node: Node<T>, text: string): Node<T> {
  const known = node.texts.get(text);
  if (known !== undefined) return known;
  const child = makeNode<T>();
  node.texts.set(text, child);
  return child;
}
