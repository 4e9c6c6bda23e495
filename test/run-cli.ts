import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "../src/cli/main.js";
import type { Terminal } from "../src/cli/terminal.js";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in a directory, and gives what it printed. */
export async function runCli(cwd: string, args: readonly string[], terminal: Partial<Terminal> = {}): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await main(args, {
    cwd,
    today: "2026-06-01",
    now: () => 0,
    isErrorTerminal: false,
    columns: 80,
    color: false,
    environment: {},
    ask: null,
    out: (text) => (out += text),
    err: (text) => (err += text),
    ...terminal,
  });
  return { code, out, err };
}

/** A plain directory with these files, removed by `remove`. Names may have folders. */
export function temporaryProject(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "ssotlint-")));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
