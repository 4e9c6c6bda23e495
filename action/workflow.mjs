// What a step of GitHub Actions is told and what it says: inputs, outputs, the summary, annotations.
import { randomUUID } from "node:crypto";
import { appendFileSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

/** A mistake of whoever wrote the workflow, told without a stack. */
export class WorkflowError extends Error {
  code;

  constructor(message, code = 2) {
    super(message);
    this.code = code;
  }
}

/** Runs a step: what goes wrong becomes an annotation, and the exit code. */
export async function runStep(work) {
  try {
    await work();
  } catch (error) {
    annotate("error", error instanceof WorkflowError ? error.message : String(error?.stack ?? error));
    process.exitCode = error instanceof WorkflowError ? error.code : 3;
  }
}

/** An input, which action.yml puts into the environment. */
export function input(name) {
  return (process.env[`SSOTLINT_${name.toUpperCase().replaceAll("-", "_")}`] ?? "").trim();
}

/** An input that is on or off. */
export function isOn(name) {
  const value = input(name).toLowerCase();
  if (value === "true" || value === "false" || value === "") return value === "true";
  throw new WorkflowError(`${name}: expected true or false, not ${JSON.stringify(value)}`);
}

/** The directory in which the check runs. */
export function workingDirectory() {
  const path = resolve(process.env.GITHUB_WORKSPACE ?? ".", input("working-directory") || ".");
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path;
  throw new WorkflowError(
    `working-directory: there is no directory ${JSON.stringify(input("working-directory"))} in the checkout. Does actions/checkout run before?`,
  );
}

/** What happened, as GitHub tells it. */
export function event() {
  const path = process.env.GITHUB_EVENT_PATH ?? "";
  return path === "" ? {} : JSON.parse(readFileSync(path, "utf8"));
}

/** Sets an output. No value can end it early and set another: the delimiter is new each time. */
export function setOutput(name, value) {
  const end = `end-${randomUUID()}`;
  appendFileSync(process.env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
}

export function addSummary(markdown) {
  const path = process.env.GITHUB_STEP_SUMMARY ?? "";
  if (path !== "") appendFileSync(path, `${markdown}\n`);
}

/** An annotation without a place. */
export function annotate(level, message) {
  const data = message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  process.stdout.write(`::${level} title=ssotlint::${data}\n`);
}

/** Text of other programs for the log, of which no line is a command to the runner. */
export function harmless(text) {
  return text
    .replaceAll("##[", "## [")
    .split(/\r\n|\r|\n/)
    .map((line) => (line.trimStart().startsWith("::") ? `- ${line}` : line))
    .join("\n");
}
