/** What a command may know and do of the world around it. `cli.ts` makes it from the process, tests make their own. */
export interface Terminal {
  readonly cwd: string;
  /** Today's date, ISO. */
  readonly today: string;
  /** Milliseconds since 1970. No result depends on it: for what is shown while it runs, and how long a cache keeps things. */
  readonly now: () => number;
  /** Whether standard error is a terminal. */
  readonly isErrorTerminal: boolean;
  /** Columns of standard output; null when it is no terminal. */
  readonly columns: number | null;
  /** Whether standard output understands colour, by itself and by the environment. */
  readonly color: boolean;
  /** Environment variables by name: what CI servers say of themselves. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /**
   * Asks a person for a line; null for the end of the input and for Ctrl-C. Null as a whole where standard input or output is no terminal, so that
   * there is nobody to ask.
   */
  readonly ask: ((question: string) => Promise<string | null>) | null;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** 0 nothing at or above the threshold, 1 findings, 2 the user's mistake, 3 ours. */
export type ExitCode = 0 | 1 | 2 | 3;

/** Columns for what is read later or elsewhere. */
export const DEFAULT_WIDTH = 100;
