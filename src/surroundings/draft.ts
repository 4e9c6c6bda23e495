import { compareStrings } from "../model/order.js";
import { compareSpans } from "../model/span.js";
import type { EdgeKind, Step, SurroundingEdge, SurroundingNode } from "../model/surroundings.js";

/** Surroundings while they are being found: the same box or arrow may be found again and again. */
export class Draft {
  readonly #nodes = new Map<string, SurroundingNode>();
  readonly #edges = new Map<string, DraftEdge>();
  readonly #tests = new Set<string>();

  has(id: string): boolean {
    return this.#nodes.has(id);
  }

  /** The first time counts: what is nearer is found first. */
  addNode(node: SurroundingNode): void {
    if (!this.#nodes.has(node.id)) this.#nodes.set(node.id, node);
  }

  /** A module that others reach something through is pinned as such, whenever that is found out. */
  passesOn(id: string): void {
    const node = this.#nodes.get(id);
    if (node?.kind === "module") this.#nodes.set(id, { ...node, passesOn: true });
  }

  leaveOutTest(name: string): void {
    this.#tests.add(name);
  }

  /** An arrow for each two boxes and kind, and one of its own for what bypasses. */
  addEdge(edge: SurroundingEdge): void {
    const key = JSON.stringify([edge.from, edge.to, edge.kind, edge.bypass]);
    let known = this.#edges.get(key);
    if (known === undefined) this.#edges.set(key, (known = { edge, steps: new Map() }));
    for (const step of edge.steps) known.steps.set(JSON.stringify([step.place, step.imported]), step);
  }

  get nodes(): readonly SurroundingNode[] {
    return [...this.#nodes.values()].sort(
      (a, b) => a.distance - b.distance || RANKS[a.kind] - RANKS[b.kind] || compareStrings(a.id, b.id),
    );
  }

  get edges(): readonly SurroundingEdge[] {
    const position = new Map(this.nodes.map(({ id }, index) => [id, index]));
    const at = (id: string): number => position.get(id) ?? -1;
    return merged([...this.#edges.values()])
      .map(({ edge, steps }) => ({ ...edge, steps: [...steps.values()].sort(compareSteps) }))
      .sort(
        (a, b) =>
          at(a.from) - at(b.from) ||
          at(a.to) - at(b.to) ||
          compareStrings(a.kind, b.kind) ||
          compareStrings(a.bypass ?? "", b.bypass ?? ""),
      );
  }

  get testsLeftOut(): readonly string[] {
    return [...this.#tests].sort(compareStrings);
  }
}

/** An import, as an arrow that nothing is known of but its ends. */
export function plainEdge(from: string, to: string, kind: EdgeKind, steps: readonly Step[] = []): SurroundingEdge {
  return { from, to, kind, bypass: null, steps, shared: null };
}

interface DraftEdge {
  readonly edge: SurroundingEdge;
  readonly steps: Map<string, Step>;
}

/** Who imports values as well as types imports values; and an arrow that takes nothing stands for one that nothing else is known of. */
function merged(drafts: readonly DraftEdge[]): readonly DraftEdge[] {
  const endsOf = ({ edge }: DraftEdge): string => JSON.stringify([edge.from, edge.to]);
  const pairOf = ({ edge }: DraftEdge): string => JSON.stringify([edge.from, edge.to, edge.bypass]);
  const taking = new Set(drafts.filter(({ steps }) => steps.size > 0).map(endsOf));
  const known = drafts.filter((draft) => draft.steps.size > 0 || !taking.has(endsOf(draft)));
  const types = new Map(known.filter(({ edge }) => edge.kind === "types").map((draft) => [pairOf(draft), draft]));
  const values = new Set(known.filter(({ edge }) => edge.kind === "imports").map(pairOf));
  return known
    .filter((draft) => draft.edge.kind !== "types" || !values.has(pairOf(draft)))
    .map((draft) => {
      const beside = draft.edge.kind === "imports" ? types.get(pairOf(draft)) : undefined;
      return beside === undefined ? draft : { ...draft, steps: new Map([...draft.steps, ...beside.steps]) };
    });
}

const RANKS = {
  definition: 0,
  definitions: 1,
  missing: 2,
  module: 3,
  folder: 4,
  external: 5,
} as const satisfies Record<SurroundingNode["kind"], number>;

function compareSteps(a: Step, b: Step): number {
  return (
    compareStrings(a.place.file, b.place.file) ||
    compareSpans(a.place.span, b.place.span) ||
    compareStrings(a.imported, b.imported)
  );
}
