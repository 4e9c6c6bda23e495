import picomatch from "picomatch";

/** Each function says what is wrong with a text and what to write instead; null when nothing is. */
export type TextProblem = (text: string) => string | null;

/** `src/ws/manager.ts#WebSocketManager`. */
export const symbolIdProblem: TextProblem = (text) => {
  const at = text.lastIndexOf("#");
  if (at === -1) return `${quote(text)} is no symbol id: expected <path>#<Name>${symbolExample(text)}`;
  const [path, name] = [text.slice(0, at), text.slice(at + 1)];
  const wrong = repoPathProblem(path, (better) => `${better}#${name}`);
  if (wrong !== null) return wrong;
  if (SYMBOL_NAME.test(name)) return null;
  return `${quote(name)} is no name of a symbol: expected identifiers joined with dots behind the #, like "Outer.Inner"`;
};

/** The path of a file or folder, or a dotted Python name. */
export const modulePathProblem: TextProblem = (text) => {
  if (text.includes("#")) {
    return `${quote(text)} names a symbol: expected a module, write ${quote(text.slice(0, text.lastIndexOf("#")))}`;
  }
  if (text.includes("*")) return `${quote(text)} is a glob: expected the path of one module`;
  return repoPathProblem(text, (better) => better);
};

/** A file that is no code and may not be there yet. */
export const filePathProblem: TextProblem = (text) => {
  if (text.includes("*")) return `${quote(text)} is a glob: expected the path of one file`;
  return repoPathProblem(text, (better) => better);
};

/** A folder below the root, `.` being the root itself. Globs are allowed. */
export const folderGlobProblem: TextProblem = (text) => (text === "." ? null : globProblem(text));

/** A glob over paths relative to the analysis root. */
export const globProblem: TextProblem = (text) => {
  if (text.startsWith("!") && !text.startsWith("!(")) {
    return `${quote(text)} starts with "!" and would match nearly everything: expected a glob of what is meant, use "exclude" for the rest`;
  }
  if (/\\[\p{L}\p{N}_]/u.test(text)) {
    return `${quote(text)} has backslashes: write ${quote(text.replaceAll("\\", "/"))}`;
  }
  if (/^\/|^[a-z]:/i.test(text)) return `${quote(text)} is absolute: expected a glob relative to the analysis root`;
  if (/(^|\/)\.\.(\/|$)/.test(text)) return `${quote(text)} leaves the analysis root, outside of which nothing is read`;
  return brokenGlob(text);
};

/** A glob over names of definitions, which have no folders. */
export const nameGlobProblem: TextProblem = (text) => {
  if (text.includes("/"))
    return `${quote(text)} has a "/", which no name has: expected a glob over names, like "*manager*"`;
  return brokenGlob(text);
};

/** A path from one manifest to another. */
export const extendsProblem: TextProblem = (text) => {
  if (/^[a-z][a-z+.-]+:/i.test(text))
    return `${quote(text)} is a URL: expected a relative path of a file in this repository`;
  if (/^\/|^[a-z]:/i.test(text)) return `${quote(text)} is absolute: expected a path relative to this file`;
  if (text.includes("\\")) return `${quote(text)} has backslashes: write ${quote(text.replaceAll("\\", "/"))}`;
  return text === "" ? "is empty: expected a path relative to this file" : null;
};

/** Texts from a manifest stand in messages shortened and with control characters escaped. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

const IDENTIFIER = String.raw`[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*`;
const SYMBOL_NAME = new RegExp(String.raw`^${IDENTIFIER}(\.${IDENTIFIER})*(~[1-9]\d*)?$`, "u");

/** A dotted name is most likely Python's way to say the same. */
function symbolExample(text: string): string {
  const parts = text.split(".");
  const name = parts.pop();
  if (parts.length === 0 || text.includes("/") || parts.includes("")) return ', like "src/ws/manager.ts#Manager"';
  return `, perhaps ${quote(`${parts.join("/")}.py#${name}`)}`;
}

/** POSIX and relative to the root, in its shortest form: the same path must be the same text everywhere. */
function repoPathProblem(path: string, complete: (better: string) => string): string | null {
  const whole = quote(complete(path));
  if (path === "") return `${whole} has no path: expected a path relative to the analysis root`;
  if (path.includes("\\")) return `${whole} has backslashes: write ${quote(complete(path.replaceAll("\\", "/")))}`;
  if (/^\/|^[a-z]:/i.test(path)) return `${whole} is absolute: expected a path relative to the analysis root`;
  const segments = path.split("/");
  if (segments.includes("..")) return `${whole} has "..": expected a path relative to the analysis root and below it`;
  const better = segments.filter((segment) => segment !== "" && segment !== ".").join("/");
  if (better === path) return null;
  if (better === "") return `${whole} is the analysis root itself: expected a path below it`;
  return `${whole} is not in its shortest form: write ${quote(complete(better))}`;
}

/** Longer ones are no globs that a person wrote, and compiling them could take for ever. */
const LONGEST_GLOB = 500;

function brokenGlob(glob: string): string | null {
  if (glob === "") return "is empty: expected a glob";
  if (glob.length > LONGEST_GLOB)
    return `is ${glob.length} characters long: expected a glob of at most ${LONGEST_GLOB}`;
  try {
    picomatch.makeRe(glob, { strictBrackets: true, debug: true });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: .*: /, "") : "";
    return `${quote(glob)} is no glob: ${reason}`;
  }
}

/** `; did you mean "roles"?`, or nothing. */
export function hint(meant: string | null): string {
  return meant === null ? "" : `; did you mean ${quote(meant)}?`;
}
