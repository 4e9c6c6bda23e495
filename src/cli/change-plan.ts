/** What a command is about to write, and what it says about it. */
export interface ChangePlan {
  readonly changes: readonly {
    /** Absolute. */
    readonly path: string;
    readonly text: string;
  }[];
  readonly lines: readonly string[];
}
