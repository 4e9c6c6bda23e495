import type { Terminal } from "./terminal.js";

/** One line on standard error that says how far the reading of files is. */
export interface ProgressLine {
  readonly show: (done: number, total: number) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** Milliseconds without a word, and between two changes. */
const PATIENCE = 1000;
const PAUSE = 100;

/** Shows nothing in the first second, and nothing where standard error is no terminal. */
export function progressLine({ now, err, isErrorTerminal }: Terminal): ProgressLine {
  if (!isErrorTerminal) return { show: () => undefined, clear: () => undefined };
  const start = now();
  let shown = 0;
  return {
    show: (done, total) => {
      const time = now();
      if (time - start < PATIENCE || time - shown < PAUSE) return;
      shown = time;
      err(`${BACK}Reading files: ${done} of ${total}`);
    },
    clear: () => {
      if (shown > 0) err(BACK);
      shown = 0;
    },
  };
}

/** To the start of the line, and nothing in it. */
const BACK = "\r\u001B[2K";
