import type { Terminal } from "./terminal.js";

/** One line on standard error that says how far the reading of files is. */
export interface ProgressLine {
  readonly show: (done: number, total: number) => void;
  /** Says what is being done, of which the reading of files is a part. */
  readonly say: (text: string) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** Milliseconds without a word, and between two changes. */
const PATIENCE = 1000;
const PAUSE = 100;

/** Shows nothing in the first second, and nothing where standard error is no terminal. */
export function progressLine({ now, err, isErrorTerminal }: Terminal): ProgressLine {
  if (!isErrorTerminal) return SILENT;
  const start = now();
  let shown = 0;
  let doing = "";
  const print = (text: string): void => {
    const time = now();
    if (time - start < PATIENCE || time - shown < PAUSE) return;
    shown = time;
    err(`${BACK}${text}`);
  };
  return {
    show: (done, total) => print(`${doing === "" ? "" : `${doing}. `}Reading files: ${done} of ${total}`),
    say: (text) => {
      doing = text;
      print(text);
    },
    clear: () => {
      if (shown > 0) err(BACK);
      shown = 0;
    },
  };
}

const SILENT: ProgressLine = { show: () => undefined, say: () => undefined, clear: () => undefined };

/** To the start of the line, and nothing in it. */
const BACK = "\r\u001B[2K";
