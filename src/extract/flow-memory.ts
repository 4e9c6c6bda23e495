import type { FlowFacts } from "../model/flow.js";
import type { Snapshot } from "../model/snapshot.js";
import { blobsOf, type ReadingTools } from "./file-reader.js";
import { flowAtHand, readFlow } from "./read-flow.js";

interface Remembered {
  readonly blob: string;
  readonly flow: FlowFacts;
}

/**
 * Reads the flow of a snapshot's files, and knows it again in the run over the next snapshot: what has the same text is not read another time, and
 * bodies of functions that were opened stay so. What one run did not ask for is forgotten.
 */
export class FlowMemory {
  readonly #snapshot: Snapshot;
  readonly #tools: ReadingTools;
  readonly #before: ReadonlyMap<string, Remembered>;
  readonly #now = new Map<string, Remembered>();

  constructor(snapshot: Snapshot, tools: ReadingTools, before: FlowMemory | null) {
    this.#snapshot = snapshot;
    this.#tools = tools;
    this.#before = before === null ? new Map() : before.#latest();
  }

  /** See the function of this name. */
  async readFlow(paths: readonly string[]): Promise<ReadonlyMap<string, FlowFacts>> {
    const known = new Map(paths.map((path) => [path, this.#recall(path)]));
    const missing = paths.filter((path) => known.get(path) === null);
    const read = await readFlow(this.#snapshot, missing, this.#tools);
    const flows = new Map<string, FlowFacts>();
    for (const [path, before] of known) {
      const flow = before ?? this.#remember(path, read.get(path) ?? null);
      if (flow !== null) flows.set(path, flow);
    }
    return flows;
  }

  /** See the function of this name. */
  flowAtHand(path: string): FlowFacts | null {
    return this.#recall(path) ?? this.#remember(path, flowAtHand(this.#snapshot, path, this.#tools));
  }

  /** Of each file its own, whatever others have the same text. */
  #recall(path: string): FlowFacts | null {
    const known = this.#now.get(path) ?? this.#before.get(path);
    if (known === undefined || known.blob !== this.#blobOf(path)) return null;
    this.#now.set(path, known);
    return known.flow;
  }

  #remember(path: string, flow: FlowFacts | null): FlowFacts | null {
    const blob = this.#blobOf(path);
    if (flow !== null && blob !== null) this.#now.set(path, { blob, flow });
    return flow;
  }

  #blobOf(path: string): string | null {
    return blobsOf(this.#snapshot).get(path) ?? null;
  }

  /** A run that could do without any has nothing to forget. */
  #latest(): ReadonlyMap<string, Remembered> {
    return this.#now.size === 0 ? this.#before : this.#now;
  }
}
