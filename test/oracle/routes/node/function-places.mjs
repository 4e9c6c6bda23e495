import { Session } from "node:inspector";
import { fileURLToPath } from "node:url";
import { relative, sep } from "node:path";

/**
 * Where functions are written: `{ file, line, column }`, line and column from 0, as V8 has them; null for functions that are not in the folder.
 * Scripts that were loaded before this is called are known too.
 */
export function functionPlaces(folder) {
  const session = new Session();
  session.connect();
  const urls = new Map();
  session.on("Debugger.scriptParsed", ({ params }) => urls.set(params.scriptId, params.url));
  session.post("Debugger.enable");
  return (value) => {
    if (typeof value !== "function") return null;
    const location = locationOf(session, value);
    const url = location === null ? undefined : urls.get(location.scriptId);
    if (!url?.startsWith("file:") && !url?.startsWith("/")) return null;
    const file = relative(folder, url.startsWith("file:") ? fileURLToPath(url) : url)
      .split(sep)
      .join("/");
    if (file.startsWith("../") || file.startsWith("node_modules/")) return null;
    return { file, line: location.lineNumber, column: location.columnNumber };
  };
}

function locationOf(session, value) {
  globalThis.ssotlintFunction = value;
  let { objectId } = ask(session, "Runtime.evaluate", { expression: "globalThis.ssotlintFunction" }).result;
  for (;;) {
    const { internalProperties = [] } = ask(session, "Runtime.getProperties", { objectId, ownProperties: true });
    const find = (name) => internalProperties.find((property) => property.name === name)?.value;
    // A bound function has no place of its own, but the function that it binds has.
    const target = find("[[TargetFunction]]");
    if (target === undefined) return find("[[FunctionLocation]]")?.value ?? null;
    objectId = target.objectId;
  }
}

/** In a session with its own process, answers come before `post` returns. */
function ask(session, method, parameters) {
  let answer;
  session.post(method, parameters, (error, result) => {
    if (error) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}
