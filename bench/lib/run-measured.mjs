import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { watchProcesses } from "./watch-processes.mjs";

/** Certificates of this machine's network: Node reads them all before it runs a line, for tools that never go there. */
const { NODE_EXTRA_CA_CERTS: _, ...ENVIRONMENT } = process.env;

/** How much of what a program said on stderr a report repeats. */
const MESSAGE_LINES = 6;

/**
 * Runs a program to its end and says how long it took, how much processor time that was, and how much memory it and all the processes below it held at the peak.
 * What it prints goes to files, as in CI, so that no terminal slows it.
 */
export async function runMeasured({ command, cwd, timeout, scratch, env = {} }) {
  const outPath = join(scratch, "stdout");
  const errPath = join(scratch, "stderr");
  const out = openSync(outPath, "w");
  const err = openSync(errPath, "w");
  const [file, ...args] = command;
  const start = performance.now();
  // A group of its own, so that a run that takes too long is ended with everything that it started.
  const child = spawn(file, args, {
    cwd,
    env: { ...ENVIRONMENT, ...env },
    stdio: ["ignore", out, err],
    detached: true,
  });
  const watched = watchProcesses(child.pid);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    endGroup(child.pid);
  }, timeout * 1000);
  const ended = await new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: null, signal: null, error }));
    child.once("exit", (code, signal) => resolve({ code, signal, error: null }));
  });
  const seconds = (performance.now() - start) / 1000;
  clearTimeout(timer);
  const { peak, processor } = watched.stop();
  closeSync(out);
  closeSync(err);
  const stderr = readFileSync(errPath, "utf8");
  return { seconds, processor, peak, ...ended, timedOut, stdoutPath: outPath, stderr };
}

/** Why a run is none that can be compared; null when it is. A tool that crashes may end with the exit code of one that has findings. */
export function failureOf(run, { accepts = [0], isSilent = false } = {}) {
  if (run.timedOut) return "it did not end within the limit of time";
  if (run.error !== null) return run.error.message;
  if (run.signal !== null) return `it was ended by ${run.signal}: ${messageOf(run)}`;
  if (!accepts.includes(run.code)) return `exit code ${run.code}: ${messageOf(run)}`;
  if (!isSilent && statSync(run.stdoutPath).size === 0) return `it printed no report: ${messageOf(run)}`;
  return null;
}

function messageOf(run) {
  const text = run.stderr.trim() || readFileSync(run.stdoutPath, "utf8").slice(-2000).trim();
  return text.split("\n").slice(-MESSAGE_LINES).join(" / ");
}

function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    // It ended in this very moment.
    if (error.code !== "ESRCH") throw error;
  }
}
