#!/usr/bin/env node
import { stripVTControlCharacters } from "node:util";
import { keepCompiledCode } from "./extract/compiled-code.js";

const { stdout, stderr, env } = process;

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
stderr.on("error", endQuietly);

keepCompiledCode();
// From here on, so that the code of all that follows is kept.
const { main } = await import("./cli/main.js");
process.exitCode = await main(process.argv.slice(2), {
  cwd: process.cwd(),
  today: new Date().toISOString().slice(0, 10),
  now: () => Date.now(),
  isErrorTerminal: stderr.isTTY,
  columns: stdout.isTTY ? stdout.columns : null,
  color: understandsColor(),
  environment: env,
  out: (text) => void stdout.write(text),
  err: (text) => void stderr.write(stderr.isTTY ? text : stripVTControlCharacters(text)),
});
