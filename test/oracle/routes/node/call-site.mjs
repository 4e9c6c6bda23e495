import { fileURLToPath } from "node:url";
import { relative, sep } from "node:path";

/**
 * Where code of the folder called what is running now: `{ file, line, column }` from 0, or null; and the names of the functions between, from
 * the innermost.
 */
export function callSite(folder) {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 60;
  Error.prepareStackTrace = (_, frames) => frames;
  const frames = new Error("for its stack").stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  const through = [];
  for (const frame of frames) {
    const place = placeOf(frame, folder);
    if (place !== null) return { place, through };
    through.push(frame.getMethodName() ?? frame.getFunctionName() ?? "");
  }
  return { place: null, through };
}

function placeOf(frame, folder) {
  const url = frame.getFileName();
  if (!url) return null;
  const path = url.startsWith("file:") ? fileURLToPath(url) : url;
  const file = relative(folder, path).split(sep).join("/");
  if (file.startsWith("..") || file.startsWith("node_modules/") || file.startsWith("node:")) return null;
  return { file, line: frame.getLineNumber() - 1, column: frame.getColumnNumber() - 1 };
}
