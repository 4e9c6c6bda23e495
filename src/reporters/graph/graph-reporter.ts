import type { Surroundings } from "../../model/surroundings.js";

/** A way to write surroundings down. Pure, as reporters are. */
export interface GraphReporter {
  readonly render: (surroundings: Surroundings, options: GraphOptions) => string;
}

export interface GraphOptions {
  /** What the picture leaves out or folds together, in sentences. */
  readonly notes: readonly string[];
}
