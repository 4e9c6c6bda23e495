import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { JsonReport, JsonRole } from "../../src/reporters/report-schema.js";
import { EXAMPLE } from "../example-files.js";
import { runCli } from "../run-cli.js";

/**
 * The case that the project exists for. A platform scanned itself at start-up and logged eleven classes "beside the WebSocket manager".
 * The example has its shape; CPython runs the scan on it, and ssotlint has to give the same names and say what they are.
 */

const PYTHON = "/usr/bin/python3";
const CORE = "netra_backend.app.websocket_core";

/** Every name that there is, in the order in which it is explained in the log's table; with what it stands for. */
const TWELVE: readonly (readonly [module: string, name: string, definition: string])[] = [
  ["websocket_manager", "UnifiedWebSocketManager", "unified_manager._UnifiedWebSocketManagerImplementation"],
  ["websocket_manager", "WebSocketManagerFactory", "websocket_manager.WebSocketManagerFactory"],
  ["websocket_manager", "WebSocketManagerMode", "types.WebSocketManagerMode"],
  ["websocket_manager", "WebSocketManagerProtocol", "protocols.WebSocketProtocol"],
  [
    "websocket_manager",
    "_UnifiedWebSocketManagerImplementation",
    "unified_manager._UnifiedWebSocketManagerImplementation",
  ],
  ["types", "WebSocketManagerMode", "types.WebSocketManagerMode"],
  ["unified_manager", "UnifiedWebSocketManager", "unified_manager._UnifiedWebSocketManagerImplementation"],
  ["unified_manager", "WebSocketManagerMode", "types.WebSocketManagerMode"],
  [
    "unified_manager",
    "_UnifiedWebSocketManagerImplementation",
    "unified_manager._UnifiedWebSocketManagerImplementation",
  ],
  ["protocols", "WebSocketManagerProtocol", "protocols.WebSocketProtocol"],
  ["protocols", "WebSocketManagerProtocolValidator", "protocols.WebSocketProtocolValidator"],
  // Bound below the scan, so the log did not have it.
  ["websocket_manager", "WebSocketConnectionManager", "unified_manager._UnifiedWebSocketManagerImplementation"],
];
const ELEVEN = TWELVE.slice(0, 11);

interface Answer {
  readonly logged: readonly (readonly [module: string, name: string, definition: string])[];
  readonly afterwards: Answer["logged"];
  readonly failed: readonly (readonly [module: string, reason: string])[];
  readonly isProtocol: boolean;
}

const isMissing = !existsSync(PYTHON);
const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
if (isMissing) console.log(`skipped: the start-up scan's oracle, because there is no ${PYTHON}`);

describe.skipIf(isMissing && !isRequired)("what CPython's scan sees", () => {
  let answer: Answer;
  beforeAll(() => {
    const script = join(import.meta.dirname, "python/eleven_scan.py");
    // -B: it leaves no compiled files in the example.
    const out = execFileSync(PYTHON, ["-B", script, join(EXAMPLE, "backend")], { encoding: "utf8" });
    answer = JSON.parse(out) as Answer;
    console.log(`the start-up scan: ${answer.logged.length} names logged, ${answer.afterwards.length} there are`);
  });

  test("the log has eleven names", () => {
    expect(sorted(answer.logged)).toEqual(sorted(ELEVEN.map(inCore)));
  });

  test("the same scan, once everything is imported, has twelve", () => {
    expect(sorted(answer.afterwards)).toEqual(sorted(TWELVE.map(inCore)));
  });

  test("of the two protocols of one name, the plain class wins", () => {
    expect(answer.isProtocol).toBe(false);
  });

  test("what ssotlint calls unresolved is what CPython cannot import", async () => {
    const { findings } = await report(["check"]);
    const unresolved = findings.filter(({ rule, file }) => rule === "unresolved-import" && !file.includes("tests/"));
    const reasons = unresolved.map(({ file, symbol }) => [
      dotted(file),
      `cannot import name '${symbol?.split("#")[1]}' from '${dotted(symbol?.split("#")[0] ?? "")}'`,
    ]);
    expect(reasons).toEqual(answer.failed);
  });
});

describe("what ssotlint says about the same modules", () => {
  let role: JsonRole;
  beforeAll(async () => {
    const { roles } = await report(["inventory", "roles"]);
    role = roles.find(({ id }) => id === "start-up-scan") as JsonRole;
  });

  test("the same twelve names, each with the same definition", () => {
    const names = role.names.map(({ module, name, symbol }) => [dotted(module), name, dotted(symbol)]);
    expect(sorted(names)).toEqual(sorted(TWELVE.map(inCore)));
    expect(role.counts).toMatchObject({ names: 12, definitions: 5, rivals: 0, copies: 0, lookAlikes: 0 });
  });

  test("the five definitions, and what each of them is", () => {
    const behind = new Set(role.names.map(({ symbol }) => symbol));
    const definitions = role.definitions.filter(({ symbol }) => behind.has(symbol));
    const place = "backend/netra_backend/app/websocket_core";
    const rows = definitions.map(({ symbol, class: what, evidence }) => [
      symbol,
      what,
      ...evidence.map((each) => each.message),
    ]);
    expect(rows).toEqual([
      [
        `${place}/protocols.py#WebSocketProtocolValidator`,
        "namesake",
        "It shares no public member with `_UnifiedWebSocketManagerImplementation`.",
      ],
      [
        // The second of the two that are called so.
        `${place}/protocols.py#WebSocketProtocol~2`,
        "contract",
        "All of its 3 public methods are abstract or empty.",
        "The module defines `WebSocketProtocol` here too, and that definition is not in effect.",
      ],
      [`${place}/types.py#WebSocketManagerMode`, "contract", "An enum lists values."],
      [
        `${place}/unified_manager.py#_UnifiedWebSocketManagerImplementation`,
        "implementation",
        "The manifest says that it does the work.",
      ],
      [
        `${place}/websocket_manager.py#WebSocketManagerFactory`,
        "delegate",
        "2 of 2 public methods return `_UnifiedWebSocketManagerImplementation`.",
      ],
    ]);
  });

  test("the twelfth is bound below the scan, all others of its module above it", () => {
    const module = "backend/netra_backend/app/websocket_core/websocket_manager.py";
    const lines = readFileSync(join(EXAMPLE, module), "utf8").split("\n");
    const scan = lines.findIndex((line) => line.startsWith("log_other_managers(")) + 1;
    const below = role.names.filter((name) => name.module === module && name.line > scan);
    expect(below.map(({ name }) => name)).toEqual(["WebSocketConnectionManager"]);
    // The README says so too, and where the scan is.
    expect(readFileSync(join(EXAMPLE, "../../README.md"), "utf8")).toContain(`, at line ${scan},\n`);
  });

  test("and the second manager, which the scan never saw, competes", async () => {
    const { roles } = await report(["inventory", "roles"]);
    const whole = roles.find(({ id }) => id === "websocket-manager");
    const competing = whole?.definitions.filter((one) => one.class === "rival" || one.class === "lookAlike");
    expect(competing?.map(({ symbol, class: what }) => [symbol, what])).toEqual([
      ["backend/netra_backend/app/core/canonical_import_patterns.py#UnifiedWebSocketManager", "rival"],
      ["frontend/src/chat/live-channels.ts#LiveChannels", "lookAlike"],
      ["frontend/src/legacy/unified-websocket-manager.ts#UnifiedWebSocketManager", "rival"],
    ]);
  });
});

async function report(command: readonly string[]): Promise<JsonReport> {
  return JSON.parse((await runCli(EXAMPLE, [...command, "-r", "json"])).out) as JsonReport;
}

function inCore([module, name, definition]: (typeof TWELVE)[number]): readonly string[] {
  return [`${CORE}.${module}`, name, `${CORE}.${definition}`];
}

/** `backend/a/b.py` is the module `a.b`, and `backend/a/b.py#C~2` the class `a.b.C`: Python knows no more than one of a name. */
function dotted(path: string): string {
  return path
    .replace(/^backend\//, "")
    .replace(/\.py(#|$)/, "$1")
    .replaceAll(/[/#]/g, ".")
    .replace(/~\d+$/, "");
}

function sorted(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map((row) => row.join(" ")).sort();
}
