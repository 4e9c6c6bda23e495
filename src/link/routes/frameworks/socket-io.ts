import type { PendingCall } from "../../flow/pending-call.js";
import type { Value } from "../../flow/value.js";
import type { DraftRoute, Framework, Judgement } from "../framework.js";
import { collectNamespaces, haveOneNamespace, NAMESPACE_TYPES, SERVER_TYPES } from "./socket-io/socket-io-collect.js";

/** socket.io: the namespaces of servers that take requests below one path of an HTTP server. */
export const socketIo: Framework = {
  id: "socket.io",
  language: "typescript",
  packages: ["socket.io"],
  marks: ["socket.io"],
  types: {
    "socket.io.Server": "socket.io.Server",
    "socket.io.Namespace": "socket.io.Namespace",
  },
  call,
  collect: collectNamespaces,
  judge,
};

const TYPES: ReadonlySet<string> = new Set<string>([...SERVER_TYPES, ...NAMESPACE_TYPES]);

/** Methods that give the object itself. */
const CHAINING: ReadonlySet<string> = new Set(
  "on once addListener off use path serveClient adapter origins attach listen bind".split(" "),
);

function call(pending: PendingCall): Value | null {
  const { receiver, method } = pending;
  return receiver !== null && TYPES.has(receiver.type) && CHAINING.has(method) ? pending.gives(receiver) : null;
}

/** Listeners of one namespace are all called; of two servers with one path the first one that is attached takes what comes. */
function judge(a: DraftRoute, b: DraftRoute): Judgement {
  return { winner: a.order <= b.order ? "a" : "b", outcome: haveOneNamespace(a, b) ? null : "first" };
}
