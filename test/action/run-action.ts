import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ACTION_FILE, type Step } from "./action-file.js";

/** What a run of the action did. */
export interface ActionRun {
  readonly isPassed: boolean;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** The other actions that it used, with what they were given. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

export interface ActionSetting {
  readonly workspace: string;
  /** For the files of the runner, and for programs that stand before all others. */
  readonly runner: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  readonly environment?: Readonly<Record<string, string>>;
  /** Actions that fail, by what they are called before the `@`. */
  readonly failing?: readonly string[];
}

type Outputs = Readonly<Record<string, string>>;
interface Done {
  readonly outputs: Outputs;
  readonly outcome: "success" | "failure" | "skipped";
}

/**
 * Runs the steps of `action.yml` as the runner of GitHub does: expressions are filled in as text, scripts run in bash with the files of the
 * runner, and what they write there is read back. Other actions are noted and not run.
 */
export function runAction(setting: ActionSetting): ActionRun {
  const { inputs = {}, failing = [] } = setting;
  const defaults = Object.entries(ACTION_FILE.inputs).map(([name, { default: value }]) => [name, value] as const);
  const values: Record<string, string> = { ...Object.fromEntries(defaults), ...inputs };
  const contexts = { inputs: values, done: new Map<string, Done>() };
  const used: { uses: string; with: Record<string, string> }[] = [];
  let log = "";
  let isPassed = true;
  for (const [name, value] of Object.entries(values)) values[name] = fill(value, contexts);
  mkdirSync(setting.runner, { recursive: true });
  writeFileSync(join(setting.runner, "summary"), "");
  for (const step of ACTION_FILE.runs.steps) {
    // A step without a condition, or with one that names no status, runs only while nothing has failed.
    const runs = isPassed && (step.if === undefined || holds(step.if, contexts));
    let done: Done = { outputs: {}, outcome: "skipped" };
    if (runs && step.uses !== undefined) {
      used.push({ uses: step.uses, with: filled(step.with, contexts) });
      const fails = failing.some((action) => step.uses?.startsWith(`${action}@`) === true);
      done = { outputs: {}, outcome: fails ? "failure" : "success" };
    } else if (runs) {
      const ran = runScript(step, setting, filled(step.env, contexts));
      log += ran.log;
      done = ran;
    }
    if (done.outcome === "failure" && step["continue-on-error"] !== true) isPassed = false;
    if (step.id !== undefined) contexts.done.set(step.id, done);
  }
  const outputs = Object.fromEntries(
    Object.entries(ACTION_FILE.outputs).map(([name, { value }]) => [name, fill(value, contexts)]),
  );
  return { isPassed, log, outputs, summary: readFileSync(join(setting.runner, "summary"), "utf8"), used };
}

interface Contexts {
  readonly inputs: Outputs;
  readonly done: ReadonlyMap<string, Done>;
}

function runScript(step: Step, setting: ActionSetting, env: Outputs): Done & { readonly log: string } {
  const { runner, workspace, event = {}, environment = {} } = setting;
  const output = join(runner, "output");
  writeFileSync(output, "");
  writeFileSync(join(runner, "event.json"), JSON.stringify(event));
  const { PATH = "", HOME = "" } = process.env;
  const { status, stdout, stderr } = spawnSync(
    "bash",
    ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.run ?? ""],
    {
      cwd: workspace,
      encoding: "utf8",
      env: {
        PATH: `${join(runner, "bin")}:${PATH}`,
        HOME,
        GIT_CONFIG_GLOBAL: "/dev/null",
        GITHUB_ACTION_PATH: fileURLToPath(new URL("../..", import.meta.url)),
        GITHUB_ACTIONS: "true",
        GITHUB_WORKSPACE: workspace,
        GITHUB_REPOSITORY: "owner/repo",
        GITHUB_SERVER_URL: "https://github.example",
        GITHUB_SHA: "0123456789012345678901234567890123456789",
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: join(runner, "summary"),
        GITHUB_EVENT_PATH: join(runner, "event.json"),
        RUNNER_TEMP: runner,
        ...environment,
        ...env,
      },
    },
  );
  return {
    log: stdout + stderr,
    outputs: parseOutputs(readFileSync(output, "utf8")),
    outcome: status === 0 ? "success" : "failure",
  };
}

/** Reads `name=value` and `name<<delimiter` as the runner does: the first line that is the delimiter ends the value. */
export function parseOutputs(text: string): Outputs {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const { name, operator, rest = "" } = /^(?<name>[^=<]+)(?<operator>=|<<)(?<rest>.*)$/.exec(line)?.groups ?? {};
    if (name === undefined) continue;
    if (operator === "=") outputs[name] = rest;
    else
      outputs[name] = lines
        .splice(0, lines.indexOf(rest) + 1)
        .slice(0, -1)
        .join("\n");
  }
  return outputs;
}

function filled(templates: Outputs | undefined, contexts: Contexts): Record<string, string> {
  return Object.fromEntries(Object.entries(templates ?? {}).map(([name, text]) => [name, fill(text, contexts)]));
}

function fill(template: string, contexts: Contexts): string {
  return template.replace(/\$\{\{\s*(?<path>[\w.-]+)\s*\}\}/g, (_, path: string) => lookUp(path, contexts));
}

/** `a == 'b' && c != ''`: all that is used. */
function holds(condition: string, contexts: Contexts): boolean {
  return condition.split("&&").every((clause) => {
    const {
      path = "",
      operator,
      text,
    } = /^\s*(?<path>[\w.-]+) (?<operator>[!=]=) '(?<text>[^']*)'\s*$/.exec(clause)?.groups ?? {};
    if (operator === undefined) throw new Error(`this runner does not know ${clause}`);
    return (lookUp(path, contexts) === text) === (operator === "==");
  });
}

function lookUp(path: string, { inputs, done }: Contexts): string {
  const [context, name = "", kind, output = ""] = path.split(".");
  if (context === "inputs" && Object.hasOwn(inputs, name)) return inputs[name] ?? "";
  if (context === "steps" && kind === "outputs") return done.get(name)?.outputs[output] ?? "";
  if (context === "steps" && kind === "outcome") return done.get(name)?.outcome ?? "";
  if (path === "github.token") return "the-token";
  if (path === "github.sha") return "the-sha";
  if (path === "runner.os") return "Linux";
  throw new Error(`this runner does not know ${path}`);
}

/** Puts a program before all others of its name. */
export function addProgram(runner: string, name: string, script: string): void {
  const folder = join(runner, "bin");
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), script, { mode: 0o755 });
}
