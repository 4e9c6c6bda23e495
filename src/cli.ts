#!/usr/bin/env node
import { stripVTControlCharacters } from "node:util";
import { keepCompiledCode } from "./extract/compiled-code.js";
import { printsToFile, printToFile } from "./output/write-standard-output.js";

const { stdin, stdout, stderr, env } = process;

/** NO_COLOR (no-color.org) wins over FORCE_COLOR; without either the terminal decides. */
function understandsColor(): boolean {
  if (env["NO_COLOR"] !== undefined && env["NO_COLOR"] !== "") return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0";
  return stdout.isTTY && stdout.hasColors();
}

/** A reader that closed the pipe early (`| head`) has what it wanted. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode);
}

stdout.on("error", endQuietly);
stderr.on("error", (error: NodeJS.ErrnoException) => {
  // Of anything else nobody can be told.
  if (error.code === "EPIPE") endQuietly(error);
});

/** Loads what reads lines only when there is something to ask. */
async function askPerson(question: string): Promise<string | null> {
  const { createInterface } = await import("node:readline");
  const lines = createInterface({ input: stdin, output: stdout });
  return new Promise((resolve) => {
    // Ctrl-C and the end of the input close it without an answer.
    lines.on("close", () => resolve(null));
    lines.on("SIGINT", () => lines.close());
    lines.question(question, (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

keepCompiledCode();
// From here on, so that the code of all that follows is kept.
const { main } = await import("./cli/main.js");
const isFile = !stdout.isTTY && printsToFile();
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  // Asked anew each time: who watches a project is there on the next day.
  get today() {
    return new Date().toISOString().slice(0, 10);
  },
  now: () => Date.now(),
  isErrorTerminal: stderr.isTTY,
  get columns() {
    return stdout.isTTY ? stdout.columns : null;
  },
  color: understandsColor(),
  environment: env,
  ask: stdin.isTTY && stdout.isTTY ? askPerson : null,
  out: (text) => void (isFile ? printToFile(text) : stdout.write(text)),
  err: (text) => void stderr.write(stderr.isTTY ? text : stripVTControlCharacters(text)),
});
