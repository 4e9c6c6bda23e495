import { main } from "../../src/cli/main.js";
import type { Terminal } from "../../src/cli/terminal.js";

/** A `check --watch` that runs in this process. It ends when its directory is removed. */
export interface Watching {
  readonly out: () => string;
  readonly err: () => string;
  /** Waits until it waits for changes for the n-th time, and gives what it printed since the time before. */
  readonly round: (number: number) => Promise<string>;
  readonly ended: Promise<number>;
}

export function startWatching(cwd: string, args: readonly string[], terminal: Partial<Terminal> = {}): Watching {
  let out = "";
  let err = "";
  const ended = main(["check", "--watch", "-r", "concise", ...args], {
    cwd,
    today: "2026-06-01",
    now: () => Date.now(),
    isErrorTerminal: false,
    columns: null,
    color: false,
    environment: {},
    ask: null,
    out: (text) => (out += text),
    err: (text) => (err += text),
    ...terminal,
  });
  return {
    out: () => out,
    err: () => err,
    round: async (number) => {
      await until(
        () => rounds(out).length > number,
        () => `round ${number} in:\n${out}\n${err}`,
      );
      return rounds(out)[number - 1] ?? "";
    },
    ended,
  };
}

/** Waits for something that comes at its own time; what never comes fails with what was there instead. */
export async function until(isThere: () => boolean, describe: () => string): Promise<void> {
  for (let waited = 0; !isThere(); waited += PAUSE) {
    if (waited > MOST) throw new Error(`Waited in vain for ${describe()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE);
    });
  }
}

const PAUSE = 20;
const MOST = 45_000;

/** What stands before each time that it says that it waits, and what comes after the last. */
function rounds(out: string): readonly string[] {
  return out.split(/Waiting for changes; Ctrl-C ends\.\n/);
}
