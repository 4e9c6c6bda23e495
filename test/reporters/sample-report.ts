import type { Metrics } from "../../src/model/metrics.js";
import type { Finding, Report } from "../../src/model/report.js";
import type { Hop } from "../../src/model/resolution.js";
import type { Candidate, RoleName, RoleReport } from "../../src/model/role-report.js";
import type { Place } from "../../src/model/span.js";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { sampleRoutes } from "./sample-routes.js";
import { sampleRules } from "./sample-rules.js";
import { NO_ROUTES } from "../fake-route-table.js";

/** What a plain console of 80 columns asks for. */
export const plain: RenderOptions = {
  width: 80,
  color: false,
  rules: sampleRules,
  quiet: false,
  verbose: false,
  includeSuppressed: false,
  includeKnown: false,
  category: null,
  homepage: "https://github.com/ssotlint/ssotlint",
  sourceUrl: null,
  commitsUrl: null,
  onlyIntroduced: false,
};

const UNIFIED = "src/ws/unified-manager.ts#UnifiedWebSocketManagerImplementation";
const FACADE = "src/ws/manager.ts#WebSocketManagerFacade";
const ESCAPED = "src/ws/evil.ts#WebSocket\u001B[31mManager\u202E";
const UMLAUT = "src/Café & Öl/web socket#1 [alt].ts";

const texts = new Map([
  [
    "src/ws/manager.ts",
    [
      'import { WebSocketManagerMode } from "./types.js";',
      'import { UnifiedWebSocketManagerImplementation } from "./unified-manager.js";',
      "",
      "class WebSocketManagerFacade {",
      "  static open(): UnifiedWebSocketManagerImplementation {",
      "    return new UnifiedWebSocketManagerImplementation();",
      "  }",
      "}",
      "",
      "export const WebSocketManager = WebSocketManagerFacade;",
      "export const UnifiedWebSocketManager = UnifiedWebSocketManagerImplementation;",
      "export const WebSocketConnectionManager = UnifiedWebSocketManagerImplementation;",
      "export { WebSocketManagerMode };",
      "export class WebSocketManagerFactory {",
      "  static create() {",
      "    return WebSocketManager.open();",
      "  }",
      "}",
      "",
    ].join("\n"),
  ],
  [
    "src/ws/unified-manager.ts",
    [
      "// The implementation.",
      "export class UnifiedWebSocketManagerImplementation {",
      "  connect(user: string, socket: Socket) {}",
      "  disconnect(user: string) {}",
      "  broadcast(event: Event) {}",
      "}",
      "export { UnifiedWebSocketManagerImplementation as UnifiedWebSocketManager };",
      "",
    ].join("\n"),
  ],
  [
    "src/ws/types.ts",
    ["export enum WebSocketManagerMode {", "  Unified,", "}", "export interface WebSocketManagerProtocol {}", ""].join(
      "\n",
    ),
  ],
  ["src/ws/index.ts", ["/** @deprecated */", 'export { UnifiedWebSocketManager } from "./manager.js";', ""].join("\n")],
  [
    "src/chat/legacy-web-socket-manager.ts",
    [
      'import { EventEmitter } from "node:events";',
      "",
      "/* 漢字 */\texport class LegacyWebSocketManager<Message extends BaseMessage = AgentMessage> extends EventEmitter implements WebSocketManagerProtocol {",
      "  connect(user: string, socket: Socket) {}",
      "  disconnect(user: string) {}",
      "  broadcast(event: Event) {}",
      "}",
      "",
    ].join("\n"),
  ],
  [
    "src/chat/consumer.ts",
    [
      'import { logger } from "../log.js";',
      "",
      'import { UnifiedWebSocketManager as WebSocketManager } from "../ws/index.js";',
      'import { heartbeat } from "../ws/heartbeat.js";',
      "",
      "// ssotlint-allow duplicate-implementation: the migration is done",
      "export const chat = new WebSocketManager();",
      "",
    ].join("\n"),
  ],
  [UMLAUT, ["", "\t\texport class ConnectionPool { // e\u0301tage: \u001B[2J\u0007 e\u0301", "\t}", ""].join("\n")],
  ["src/ws/evil.ts", ["export class WebSocketManager {} // \u202E", ""].join("\n")],
  ["src/ui/web-socket-manager-panel.tsx", ["export class WebSocketManagerPanel extends Component {}", ""].join("\n")],
]);

/** The `nth` time that a text stands in a file, on one line. */
function at(file: string, needle: string, nth = 1): Place {
  let left = nth;
  for (const [index, line] of (texts.get(file) ?? "").split("\n").entries()) {
    const column = line.indexOf(needle);
    if (column < 0 || --left > 0) continue;
    return { file, span: [index + 1, column + 1, index + 1, column + 1 + needle.length] };
  }
  throw new Error(`${needle} is not in ${file}`);
}

function hop(kind: Hop["hop"], file: string, name: string, nth = 1): Hop {
  return { hop: kind, file, span: at(file, name, nth).span, name };
}

const viaManager = [hop("import", "src/ws/manager.ts", "UnifiedWebSocketManagerImplementation")];

function name(module: string, spelled: string, symbol: string, chain: readonly Hop[] = []): RoleName {
  return { module, name: spelled, place: at(module, spelled), symbol, chain, isTest: false };
}

function definition(symbol: string, place: Place, kind: Candidate["class"], more: Partial<Candidate> = {}): Candidate {
  return { symbol, place, class: kind, matchedBy: "name", shared: null, evidence: [], ...more };
}

const LEGACY = "src/chat/legacy-web-socket-manager.ts#LegacyWebSocketManager";
const POOL = `${UMLAUT}#ConnectionPool`;
const PANEL = "src/ui/web-socket-manager-panel.tsx#WebSocketManagerPanel";
const MODE = "src/ws/types.ts#WebSocketManagerMode";
const PROTOCOL = "src/ws/types.ts#WebSocketManagerProtocol";
const FACTORY = "src/ws/manager.ts#WebSocketManagerFactory";
const members = ["broadcast", "connect", "disconnect", "getConnections", "handleMessage", "sendToThread", "sendToUser"];

/** Of so many things no more is known than how many they are. */
function units(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `src/unit.ts#Unit${index}`);
}

const webSocketManager: RoleReport = {
  id: "websocket-manager",
  canonical: ["src/ws/manager.ts#WebSocketManager"],
  implementation: [UNIFIED],
  names: [
    name("src/ws/manager.ts", "WebSocketManager", FACADE, [hop("alias", "src/ws/manager.ts", "WebSocketManager", 3)]),
    name("src/ws/manager.ts", "WebSocketManagerFacade", FACADE),
    name("src/ws/manager.ts", "UnifiedWebSocketManager", UNIFIED, viaManager),
    name("src/ws/manager.ts", "WebSocketConnectionManager", UNIFIED, viaManager),
    name("src/ws/manager.ts", "WebSocketManagerMode", MODE, [
      hop("reexport", "src/ws/manager.ts", "WebSocketManagerMode"),
    ]),
    name("src/ws/manager.ts", "WebSocketManagerFactory", FACTORY),
    name("src/ws/unified-manager.ts", "UnifiedWebSocketManagerImplementation", UNIFIED),
    name("src/ws/unified-manager.ts", "UnifiedWebSocketManager", UNIFIED),
    name("src/ws/index.ts", "UnifiedWebSocketManager", UNIFIED, [
      hop("reexport", "src/ws/index.ts", "UnifiedWebSocketManager"),
      ...viaManager,
    ]),
    name("src/ws/types.ts", "WebSocketManagerMode", MODE),
    name("src/ws/types.ts", "WebSocketManagerProtocol", PROTOCOL),
    name("src/chat/legacy-web-socket-manager.ts", "LegacyWebSocketManager", LEGACY),
    name("src/ui/web-socket-manager-panel.tsx", "WebSocketManagerPanel", PANEL),
    { ...name("src/ws/evil.ts", "WebSocketManager", ESCAPED), name: "WebSocket\u001B[31mManager\u202E" },
  ],
  definitions: [
    definition(FACADE, at("src/ws/manager.ts", "WebSocketManagerFacade"), "canonical", { matchedBy: "declared" }),
    definition(UNIFIED, at("src/ws/unified-manager.ts", "UnifiedWebSocketManagerImplementation"), "implementation", {
      matchedBy: "declared",
    }),
    definition(LEGACY, at("src/chat/legacy-web-socket-manager.ts", "LegacyWebSocketManager"), "rival", {
      shared: { with: UNIFIED, bits: 61.5, containment: 0.8547, members },
      evidence: [
        {
          message: "StagingWebSocketManager is a subclass of it",
          place: at("src/chat/legacy-web-socket-manager.ts", "LegacyWebSocketManager"),
        },
      ],
    }),
    definition(POOL, at(UMLAUT, "ConnectionPool"), "lookAlike", {
      matchedBy: "behaviour",
      shared: { with: UNIFIED, bits: 29, containment: 0.71, members: members.slice(0, 3) },
    }),
    definition(PANEL, at("src/ui/web-socket-manager-panel.tsx", "WebSocketManagerPanel"), "namesake"),
    definition(ESCAPED, at("src/ws/evil.ts", "WebSocketManager"), "namesake"),
    definition(MODE, at("src/ws/types.ts", "WebSocketManagerMode"), "variant", {
      evidence: [
        {
          message: "allowed: the modes that the one manager runs in",
          place: { file: "ssotlint.yaml", span: [9, 9, 9, 60] },
        },
      ],
    }),
    definition(PROTOCOL, at("src/ws/types.ts", "WebSocketManagerProtocol"), "contract"),
    definition(FACTORY, at("src/ws/manager.ts", "WebSocketManagerFactory"), "delegate", {
      evidence: [
        { message: "create returns UnifiedWebSocketManagerImplementation", place: at("src/ws/manager.ts", "create") },
      ],
    }),
    definition("test/ws/fakes.ts#FakeWebSocketManager", { file: "test/ws/fakes.ts", span: [3, 14, 3, 34] }, "double"),
  ],
  contents: {
    names: units(12),
    definitions: units(7),
    rivals: units(1),
    copies: units(0),
    lookAlikes: units(1),
    namesakes: units(2),
    variants: units(1),
    importPaths: units(3),
  },
  counts: {
    names: 12,
    definitions: 7,
    rivals: 1,
    copies: 0,
    lookAlikes: 1,
    namesakes: 2,
    variants: 1,
    importPaths: 3,
  },
};

const lostRole: RoleReport = {
  id: "a-service-registry-whose-canonical-symbol-went-away",
  canonical: ["src/registry.ts#ServiceRegistry"],
  implementation: [],
  names: [],
  definitions: [definition("src/other.ts#ServiceRegistry", { file: "src/other.ts", span: [1, 14, 1, 29] }, null)],
  contents: {
    names: units(1),
    definitions: units(1),
    rivals: null,
    copies: null,
    lookAlikes: null,
    namesakes: null,
    variants: units(0),
    importPaths: units(0),
  },
  counts: {
    names: 1,
    definitions: 1,
    rivals: null,
    copies: null,
    lookAlikes: null,
    namesakes: null,
    variants: 0,
    importPaths: 0,
  },
};

function finding(
  rule: string,
  kind: string,
  severity: Finding["severity"],
  place: Place,
  more: Partial<Finding>,
): Finding {
  return {
    rule,
    kind,
    severity,
    message: "",
    hint: "",
    place,
    symbol: null,
    role: null,
    fingerprint: fingerprintOf(`${rule}/${kind}/${place.file}`),
    bodyHash: null,
    chain: [],
    evidence: [],
    suppressed: null,
    introduced: null,
    state: "new",
    ...more,
  };
}

/** Looks like one, and differs where the text does. */
function fingerprintOf(text: string): string {
  let hash = 7;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 0xff_ff_ff_ff;
  return hash.toString(16).padStart(8, "0").repeat(4);
}

const rival = finding(
  "duplicate-implementation",
  "rival",
  "error",
  at("src/chat/legacy-web-socket-manager.ts", "LegacyWebSocketManager"),
  {
    message:
      "LegacyWebSocketManager is another implementation of websocket-manager: it shares 7 members with UnifiedWebSocketManagerImplementation",
    hint: "Use WebSocketManager from src/ws/manager.ts and delete this class, or list it under roles.websocket-manager.variants with a reason.",
    symbol: LEGACY,
    role: "websocket-manager",
    evidence: [
      {
        message: "the implementation that it is compared with",
        place: at("src/ws/unified-manager.ts", "UnifiedWebSocketManagerImplementation"),
      },
      { message: "connect is there too", place: at("src/ws/unified-manager.ts", "connect") },
      { message: "the role is declared here", place: { file: "ssotlint.yaml", span: [3, 3, 3, 20] } },
    ],
  },
);

const lookAlike = finding("duplicate-implementation", "lookAlike", "warning", at(UMLAUT, "ConnectionPool"), {
  message:
    "ConnectionPool may be another websocket-manager: it shares 3 members with UnifiedWebSocketManagerImplementation",
  hint: "If it does the same job, merge it into WebSocketManager; if not, nothing is to be done.",
  symbol: POOL,
  role: "websocket-manager",
  evidence: [
    {
      message: "the implementation [that it is compared with]",
      place: at("src/ws/unified-manager.ts", "UnifiedWebSocketManagerImplementation"),
    },
  ],
});

const namesakes = [
  finding(
    "duplicate-implementation",
    "namesake",
    "note",
    at("src/ui/web-socket-manager-panel.tsx", "WebSocketManagerPanel"),
    {
      message: "WebSocketManagerPanel has the name of websocket-manager, but none of its behaviour",
      hint: "Consider another name.",
      symbol: PANEL,
      role: "websocket-manager",
    },
  ),
  finding("duplicate-implementation", "namesake", "note", at("src/ws/evil.ts", "WebSocketManager"), {
    message: "WebSocket\u001B[31mManager\u202E has the name of websocket-manager, but none of its behaviour",
    hint: "Consider another name.",
    symbol: ESCAPED,
    role: "websocket-manager",
  }),
];

const viaDeprecated = finding(
  "non-canonical-import",
  "viaDeprecated",
  "error",
  at("src/chat/consumer.ts", '"../ws/index.js"'),
  {
    message: "UnifiedWebSocketManager is imported from src/ws/index.ts, which is deprecated",
    hint: 'Write import { WebSocketManager } from "../ws/manager.js".',
    symbol: UNIFIED,
    role: "websocket-manager",
    chain: [
      hop("import", "src/chat/consumer.ts", "UnifiedWebSocketManager"),
      hop("reexport", "src/ws/index.ts", "UnifiedWebSocketManager"),
      hop("alias", "src/ws/manager.ts", "UnifiedWebSocketManager"),
      hop("import", "src/ws/manager.ts", "UnifiedWebSocketManagerImplementation"),
    ],
    evidence: [{ message: "the canonical name", place: at("src/ws/manager.ts", "WebSocketManager", 3) }],
  },
);

const missingModule = finding(
  "unresolved-import",
  "missingModule",
  "error",
  at("src/chat/consumer.ts", '"../ws/heartbeat.js"'),
  {
    message: 'There is no file for "../ws/heartbeat.js": this import will fail',
    hint: "Correct the path, or add the file.",
    chain: [hop("import", "src/chat/consumer.ts", "heartbeat")],
  },
);

const unusedSuppression = finding(
  "unused-suppression",
  "unused",
  "warning",
  at("src/chat/consumer.ts", "ssotlint-allow duplicate-implementation: the migration is done"),
  { message: "This comment suppresses nothing: duplicate-implementation has no finding here", hint: "Delete it." },
);

const suppressed = finding("bypassed-owner", "bypassed", "error", at("src/ws/manager.ts", "WebSocketManagerFactory"), {
  message: "process.env is read here, and src/environment.ts owns it",
  hint: "Read it through src/environment.ts.",
  suppressed: { reason: "boot order", place: at("src/ws/manager.ts", "class WebSocketManagerFacade") },
});

const metrics: Metrics = {
  "access.environment.bypasses": 1,
  "imports.nonCanonical": 7,
  "imports.unresolved": 1,
  "roles.a-service-registry-whose-canonical-symbol-went-away.rivals": null,
  "roles.websocket-manager.names": 12,
  "roles.websocket-manager.rivals": 1,
  "routes.competing": 1,
  "routes.live": 4,
  "routes.unknownPrefix": 1,
  "routes.unmounted": 1,
};

/** A report with something of everything. */
export const richReport: Report = {
  toolVersion: "0.1.0",
  snapshot: { kind: "worktree", commit: "0123456789abcdef0123456789abcdef01234567", prefix: "packages/front end/" },
  manifestFile: "ssotlint.yaml",
  since: null,
  baseline: null,
  trend: null,
  findings: [rival, viaDeprecated, missingModule, lookAlike, unusedSuppression, ...namesakes],
  suppressed: [suppressed],
  roles: [lostRole, webSocketManager],
  routes: sampleRoutes,
  defined: webSocketManager.definitions.map(({ symbol }) => symbol),
  metrics,
  files: {
    total: 12,
    typescript: 11,
    python: 1,
    unparsed: 1,
    skipped: [
      { path: "src/api/client.gen.ts", reason: "generated" },
      { path: "src/api/types.gen.ts", reason: "generated" },
      { path: "vendor/socket.js", reason: "vendored" },
      { path: "public/bundle.js", reason: "tooLarge" },
    ],
  },
  problems: [
    {
      place: { file: "scripts/broken.py", span: [12, 5, 12, 6] },
      message: "This statement could not be read; what stands around it was",
    },
  ],
  texts,
  textsAsUtf8: new Map(),
  notes: ["git is not installed, so ignored files are analysed too."],
  pathFilter: null,
  exitCode: 1,
};

/** The same, compared with a commit that had every other finding. */
export const comparedReport: Report = {
  ...richReport,
  since: { commit: "89abcdef0123456789abcdef0123456789abcdef", fixed: 3 },
  findings: richReport.findings.map((finding, index) => ({ ...finding, introduced: index % 2 === 0 })),
  suppressed: richReport.suppressed.map((finding) => ({ ...finding, introduced: false })),
};

/** The same, with a baseline that has every other finding, and two that are there no more. */
export const baselinedReport: Report = {
  ...richReport,
  baseline: {
    file: "ssotlint-baseline.jsonl",
    known: 3,
    fixed: [
      {
        rule: "duplicate-implementation",
        kind: "rival",
        file: "src/chat/old.ts",
        symbol: "src/chat/old.ts#OldWebSocketManager",
        fingerprint: fingerprintOf("old"),
        bodyHash: null,
        message: "OldWebSocketManager is another implementation of websocket-manager",
      },
      {
        rule: "unresolved-import",
        kind: "missingName",
        file: "src/<img src=x>.ts",
        symbol: null,
        fingerprint: fingerprintOf("gone"),
        bodyHash: null,
        message: "`@gone` does not exist in `src/ws/index.ts`: see #12",
      },
    ],
    metrics: { ...metrics, "imports.nonCanonical": 9, "roles.websocket-manager.rivals": 2, "routes.competing": 0 },
  },
  findings: richReport.findings.map((finding, index) => ({ ...finding, state: index % 2 === 0 ? "new" : "known" })),
};

/** A report of a clean project without a manifest. */
export const emptyReport: Report = {
  toolVersion: "0.1.0",
  snapshot: { kind: "directory", commit: null, prefix: "" },
  manifestFile: null,
  since: null,
  baseline: null,
  trend: null,
  findings: [],
  suppressed: [],
  roles: [],
  routes: NO_ROUTES,
  defined: [],
  metrics: { "imports.unresolved": 0 },
  files: { total: 3, typescript: 3, python: 0, unparsed: 0, skipped: [] },
  problems: [],
  texts: new Map(),
  textsAsUtf8: new Map(),
  notes: ["There is no manifest, so nothing is declared to be canonical: run `ssotlint init` to write one."],
  pathFilter: null,
  exitCode: 0,
};
