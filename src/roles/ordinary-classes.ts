import type { GraphDefinition } from "../model/graph.js";
import { simpleName } from "../model/symbol-id.js";

/** Whether a definition stands where a second one of its kind would be a mistake: in the code itself, and at the top level. */
export function isOrdinary(definition: GraphDefinition): boolean {
  if (!["class", "interface", "typeAlias"].includes(definition.facts.kind)) return false;
  return !definition.facts.name.includes(".") && !DECLARATIONS.test(definition.file) && !ASIDE.test(definition.file);
}

/** Declarations repeat what they declare, and what protoc writes has that name whether or not it still says so in its first lines. */
const DECLARATIONS = /\.(d\.[mc]?ts|pyi)$|_pb2(_grpc)?\.py$/;

/** Places where repetition is the purpose, or where nobody repairs it. */
const ASIDE =
  /(^|\/)(examples?|samples?|demos?|docs?|tutorials?|fixtures?|templates?|benchmarks?|third[_-]party|vendor(ed)?|migrations?|archived?|backups?|generated|__generated__|stories)\//;

/** Whether the name was chosen for this thing, rather than for its place in a component or a framework. */
export function hasOwnName(definition: GraphDefinition): boolean {
  return !CONVENTIONAL.test(simpleName(definition.symbol));
}

const CONVENTIONAL =
  /^_?(I?Props|I?State|I?Options|Opts|Config|Configuration|Params|Args|Arguments|Meta|Context|Settings|Data|Item|Input|Output|Result|Request|Response|Event|Command|Migration|Plugin|Factory|Builder|Handler|Service|Controller|Module|Main|App|Application|Page|Layout|Component|Query|Payload|Body|Row|Node|Entry)$/;

/** Whether two modules are made for different platforms, versions or ends of a network, or two names say that the classes are. */
export function areOftenApart(left: GraphDefinition, right: GraphDefinition): boolean {
  if (DATED.test(left.file) && DATED.test(right.file)) return true;
  if (platformless(left.file) === platformless(right.file) || versionless(left.file) === versionless(right.file))
    return true;
  if (areOnTwoSides(left.file, right.file)) return true;
  const names = [simpleName(left.symbol), simpleName(right.symbol)];
  return names.some((name) => STAND_IN.test(name));
}

/** Twins for another way to call, and stand-ins for the real thing. */
const STAND_IN = /^_?(Async|Sync|Mock|Fake|Stub|Dummy|Null|Noop|NoOp|InMemory)(?=[A-Z_])|(Mock|Stub|Fake)$/;

/** What an interface was on a day: `v20190701/delete_role.py`. Another interface had something of that name on another. */
const DATED = /(?:^|\/)v?(?:19|20)\d\d([-_]?)[01]\d\1[0-3]\d[^/]*\//;

/** Where two paths part, one goes to the server and the other to its client: each has its own idea of a user. */
function areOnTwoSides(left: string, right: string): boolean {
  if (sideless(left) === sideless(right)) return true;
  const [mine, theirs] = [left.split("/"), right.split("/")];
  const at = mine.findIndex((part, index) => part !== theirs[index]);
  const [a = "", b = ""] = [mine[at], theirs[at]];
  return (SERVER.test(a) && CLIENT.test(b)) || (SERVER.test(b) && CLIENT.test(a));
}

/** `shop/server/schemas.py` is the server's side of `shop/schemas.py`. */
function sideless(path: string): string {
  return path.replaceAll(/(?<=^|\/)(?:server|client|backend|frontend)\//g, "");
}

const SERVER = /^(server|backend|api)$/;
const CLIENT = /^(app|client|clients|frontend|web|webapp|ui|browser|mobile|desktop|extension|sdk)$/;

/** `socket.web.ts` and `socket.native.ts` are one module for two platforms. */
function platformless(path: string): string {
  return path.replace(
    /\.(web|native|ios|android|browser|node|server|client|worker|edge|win32|darwin|linux|posix)(?=\.[a-z]+$)/,
    "",
  );
}

/** `api/v1/user.py` and `api/v2/user.py` are two versions of one module; `manager_v2.py` is just another file. */
function versionless(path: string): string {
  return path.replaceAll(/(?<=^|\/)v\d+(?=[/.])/g, "v");
}
