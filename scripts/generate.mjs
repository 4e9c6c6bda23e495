// Writes what is made from the code: the JSON Schemas, a page for each rule, and the generated parts of the other pages. With --check it only compares, and fails on a difference.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parse } from "yaml";
import { manifestTables } from "./manifest-reference.mjs";
import { rolePicture, terminalPicture } from "./pictures.mjs";
import { PLAYED_PAGES, playPage } from "./play-page.mjs";
import { speedTable } from "./speed-table.mjs";

/** The file with the finding that the README shows. */
const EXAMPLE_RIVAL = "frontend/src/legacy/unified-websocket-manager.ts";

/** The file whose one finding the page of the example shows. */
const EXAMPLE_FINDING = "backend/netra_backend/app/services/audit.py";

/** The file that the table of routes is about, which has one finding: a router that is mounted twice. */
const EXAMPLE_ROUTES = "backend/netra_backend/app/core/route_table.py";

/** The role whose graph is shown. */
const EXAMPLE_GRAPH = "websocket-manager";

const ON_EXAMPLE = ["--cwd", "examples/eleven", "--color", "never"];

const isCheck = process.argv.includes("--check");
const schema = (of) => `${JSON.stringify(JSON.parse(run("schema", of)), null, 2)}\n`;

const rules = JSON.parse(run("explain", "--reporter", "json"));
const rulePages = Object.fromEntries(
  rules.map(({ id }) => [`docs/rules/${id}.md`, () => run("explain", id, "--reporter", "markdown")]),
);

const files = {
  "schema/manifest.schema.json": () => schema("manifest"),
  "schema/report.schema.json": () => schema("report"),
  "schema/status.schema.json": () => schema("status"),
  "schema/trend.schema.json": () => schema("trend"),
  "schema/graph.schema.json": () => schema("graph"),
  ...rulePages,
  "docs/pictures/terminal.svg": () => {
    const shown = run("check", EXAMPLE_ROUTES, "--cwd", "examples/eleven", "--color", "always");
    return terminalPicture(`npx ssotlint check ${EXAMPLE_ROUTES}`, shown);
  },
  "docs/pictures/role.svg": () =>
    rolePicture(run("check", "--reporter", "html", "--cwd", "examples/eleven"), "websocket-manager"),
  "docs/rules/README.md": (text) => fill(text, { rules: rulesTable }),
  "README.md": (text) => fill(text, { "example-rival": exampleRival, rules: rulesList }),
  "docs/ci.md": (text) => fill(text, { "action-inputs": actionInputs }),
  "docs/commands.md": (text) => fill(text, { help: everyHelp }),
  "docs/example.md": (text) =>
    fill(text, {
      "example-roles": () => fenced("text", run("inventory", "roles", ...ON_EXAMPLE)),
      "example-finding": () => fenced("text", run("check", EXAMPLE_FINDING, ...ON_EXAMPLE)),
      "example-route": () => fenced("text", findingsOf(run("check", EXAMPLE_ROUTES, ...ON_EXAMPLE))),
    }),
  "docs/graph.md": (text) =>
    fill(text, { "example-graph": () => fenced("mermaid", run("graph", EXAMPLE_GRAPH, "--cwd", "examples/eleven")) }),
  "docs/manifest.md": (text) => fill(text, manifestTables(JSON.parse(schema("manifest")), rules)),
  "docs/speed.md": (text) => fill(text, { speed }),
  "docs/library.md": (text) =>
    fill(text, { library: () => fenced("js", readFileSync("examples/library.mjs", "utf8")) }),
};

/** Pages that are followed by a test too, which then compares what they show: it takes a while. */
const played = Object.fromEntries(PLAYED_PAGES.map((path) => [path, (text) => playPage(text).page]));

let stale = 0;
for (const [path, make] of Object.entries(isCheck ? files : { ...files, ...played })) {
  const before = readOrEmpty(path);
  const after = make(before);
  if (before === after) continue;
  if (isCheck) {
    console.error(`${path} is not what the code generates: run npm run generate`);
    stale++;
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, after);
    console.log(`${path} written`);
  }
}
for (const name of namesIn("docs/rules")) {
  if (files[`docs/rules/${name}`] !== undefined) continue;
  console.error(`docs/rules/${name} is the page of no rule: remove it`);
  stale++;
}
process.exitCode = stale === 0 ? 0 : 1;

/** Makes the parts between `<!-- generated:name -->` and `<!-- end -->`. */
function fill(text, parts) {
  return text.replace(
    /(<!-- generated:([\w-]+) -->\n)[^]*?(<!-- end -->)/g,
    (_whole, start, name, end) => `${start}\n${parts[name]()}\n${end}`,
  );
}

/** What was measured on real repositories. */
function speed() {
  // The others are about one tool alone.
  const names = namesIn("bench/results").filter((name) => !/^(?:scaling|next-)/.test(name));
  return speedTable(names.map((name) => readFileSync(`bench/results/${name}`, "utf8")));
}

function actionInputs() {
  const { inputs } = parse(readFileSync("action.yml", "utf8"));
  const rows = Object.entries(inputs).map(
    ([name, { description, default: value }]) =>
      `| \`${name}\` | ${value === "" ? "" : `\`${value}\``} | ${description} |`,
  );
  return ["| input | default | is |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

/** The help of the whole, then that of each command which it lists. */
function everyHelp() {
  const whole = run("--help");
  const names = [...whole.matchAll(/^  ssotlint (?<name>[a-z]+)(?: [<[]|  )/gm)].map(({ groups }) => groups.name);
  const parts = names.map((name) => `## ${name}\n\n${fenced("text", run(name, "--help"))}`);
  return [fenced("text", whole), ...parts].join("\n");
}

/** The finding alone: without what there is of its role, and without the counts. */
function exampleRival() {
  const report = findingsOf(run("check", EXAMPLE_RIVAL, ...ON_EXAMPLE));
  return fenced("text", report.slice(report.indexOf(`\n${EXAMPLE_RIVAL}:`) + 1));
}

function rulesList() {
  const rows = rules.map(({ id, summary }) => `| [\`${id}\`](docs/rules/${id}.md) | ${summary} |`);
  return ["| rule | finds |", "| --- | --- |", ...rows, ""].join("\n");
}

function rulesTable() {
  const rows = rules.map(({ id, summary, kinds }) => {
    const list = Object.entries(kinds).map(([kind, severity]) => `${kind} (${severity})`);
    return `| [\`${id}\`](${id}.md) | ${summary} | ${list.join(", ")} |`;
  });
  return ["| rule | finds | kinds |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

/** A report without its counts. */
function findingsOf(text) {
  return text.slice(0, text.indexOf("── counts"));
}

function fenced(language, text) {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\`\n`;
}

function run(...args) {
  try {
    return execFileSync(process.execPath, ["dist/cli.js", ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
