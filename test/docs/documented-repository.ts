import { mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { commitAll, git, repository, scratchDirectory, write } from "../snapshot/scratch.js";

/** What the documents speak of: one WebSocket manager, which is reached by a barrel too, and one store of orders. */
const FILES = {
  ".gitignore": "node_modules\n",
  "ssotlint.yaml": `version: 1
roles:
  websocket-manager:
    canonical: src/websocket/websocket-manager.ts#WebSocketManager
    match: { name: "*websocket*manager*" }
  order-store:
    canonical: src/orders/order-store.ts#OrderStore
    match: { name: "*order*store*" }
imports:
  - symbol: src/orders/order-store.ts#OrderStore
    deprecated: [src/orders/store.ts]
budgets:
  roles.websocket-manager.rivals: 2
`,
  "src/websocket/websocket-manager.ts": manager("WebSocketManager"),
  "src/ws/index.ts": 'export { WebSocketManager } from "../websocket/websocket-manager.js";\n',
  "src/orders/order-store.ts": "export class OrderStore {\n  saveOrder(id: string) { return id; }\n}\n",
  "src/orders/store.ts": 'export { OrderStore } from "./order-store.js";\n',
  "src/orders/checkout.ts":
    'import { OrderStore } from "./order-store.js";\n\nexport const store = new OrderStore();\n',
};

const SECOND = "src/legacy/old-websocket-manager.ts";

let origin: Promise<string> | null = null;

/**
 * A clone of a repository with a past: a second manager came with the tag v1.3.0 and went with v1.4.0. The clone is on a branch with one more
 * commit than `main`, has ssotlint installed, and nothing to find.
 */
export async function documentedRepository(): Promise<string> {
  origin ??= makeOrigin();
  const root = join(await scratchDirectory(), "clone");
  git(await origin, ["clone", "--quiet", await origin, root]);
  git(root, ["switch", "--quiet", "--create=branch"]);
  await write(root, { "src/other.ts": "export const other = 1;\n" });
  commitAll(root);
  install(root);
  return root;
}

/** As `npm install ssotlint` does, from what is built here. */
export function install(root: string): void {
  const bin = join(root, "node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  symlinkSync(resolve("dist/cli.js"), join(bin, "ssotlint"));
}

async function makeOrigin(): Promise<string> {
  const root = await repository(FILES);
  commitAll(root);
  await write(root, { [SECOND]: manager("OldWebSocketManager") });
  commitAll(root);
  git(root, ["tag", "v1.3.0"]);
  git(root, ["rm", "--quiet", SECOND]);
  commitAll(root);
  git(root, ["tag", "v1.4.0"]);
  return root;
}

function manager(name: string): string {
  return `export class ${name} {
  openConnection(to: string) { return to; }
  sendToServer(text: string) { return text; }
  listenToServer(topic: string) { return topic; }
}
`;
}
