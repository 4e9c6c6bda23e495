import type { HandlerPlan } from "../program.js";
import { indented, type SourceFile } from "../source-file.js";
import type { TextSyntax } from "../texts.js";

/** What a handler is called with. */
export type HandlerSort = "nothing" | "request" | "socket";

/** Where a handler is registered. */
export interface HandlerPlace {
  readonly file: SourceFile;
  readonly unit: number;
  /** Takes the lines of functions of the module, which stand before the unit. */
  readonly before: string[];
  /** Takes the methods of the class that the unit is; null where it is none. */
  readonly methods: string[] | null;
}

/** An expression for a handler, and what has to stand in front of the statement that it is in. */
export interface WrittenHandler {
  readonly expression: string;
  readonly lines: readonly string[];
}

/** A handler that other files may register too. */
interface KnownHandler {
  readonly sort: HandlerSort;
  readonly file: SourceFile;
  readonly name: string;
}

/** Defines the handlers of one program, and remembers them. Files are written so that those that are known already may be imported. */
export class PythonHandlers {
  readonly #syntax: TextSyntax;
  readonly #shared: SourceFile;
  readonly #known: KnownHandler[] = [];
  #count = 0;

  constructor(syntax: TextSyntax, shared: SourceFile) {
    this.#syntax = syntax;
    this.#shared = shared;
  }

  /** The lines of a function that is decorated where it stands. */
  decorated(sort: HandlerSort): readonly string[] {
    return definition(this.#name(), sort, "function", this.#count);
  }

  write({ kind, repeat }: HandlerPlan, sort: HandlerSort, place: HandlerPlace): WrittenHandler {
    const { file, before, methods } = place;
    const known = this.#known.filter((handler) => handler.sort === sort);
    if (kind === "repeated" && known.length > 0) {
      const { file: from, name } = known[repeat % known.length]!;
      return { expression: this.#reference(file, from, name), lines: [] };
    }
    const name = this.#name();
    switch (kind) {
      case "imported": {
        this.#shared.add("", "", ...definition(name, sort, "function", this.#count));
        for (const line of IMPORTS[sort]) this.#shared.import(line);
        this.#known.push({ sort, file: this.#shared, name });
        return { expression: this.#reference(file, this.#shared, name), lines: [] };
      }
      case "method": {
        if (methods !== null) {
          methods.push("", ...definition(name, sort, "method", this.#count));
          return { expression: `self.${name}`, lines: [] };
        }
        return { expression: this.#ofObject(name, sort, place), lines: [] };
      }
      case "inline":
        if (sort === "nothing") return { expression: `lambda: "${name}"`, lines: [] };
        return { expression: name, lines: definition(name, sort, "function", this.#count) };
      default:
        before.push("", "", ...definition(name, sort, "function", this.#count));
        this.#known.push({ sort, file, name });
        return { expression: name, lines: [] };
    }
  }

  #ofObject(name: string, sort: HandlerSort, { before, unit }: HandlerPlace): string {
    const isStatic = this.#count % 3 === 0;
    const type = `Handlers${unit}x${this.#count}`;
    before.push("", "", `class ${type}:`);
    before.push(...indented(definition(name, sort, isStatic ? "static" : "method", this.#count), "    "));
    if (isStatic) return `${type}.${name}`;
    before.push("", "", `${type.toLowerCase()} = ${type}()`);
    return `${type.toLowerCase()}.${name}`;
  }

  #reference(from: SourceFile, to: SourceFile, name: string): string {
    return this.#syntax.reference(from, to, name);
  }

  #name(): string {
    return `h${this.#count++}`;
  }
}

/** What a file with handlers of a sort imports. */
export const IMPORTS: Readonly<Record<HandlerSort, readonly string[]>> = {
  nothing: [],
  request: ["from starlette.responses import PlainTextResponse"],
  socket: ["from fastapi import WebSocket"],
};

const PARAMETERS: Readonly<Record<HandlerSort, string>> = {
  nothing: "",
  request: "request",
  socket: "websocket: WebSocket",
};

function definition(
  name: string,
  sort: HandlerSort,
  kind: "function" | "method" | "static",
  count: number,
): readonly string[] {
  const parameters = [kind === "method" ? "self" : "", PARAMETERS[sort]].filter((text) => text !== "").join(", ");
  const word = sort === "socket" || count % 4 !== 0 ? "async def" : "def";
  return [
    ...(kind === "static" ? ["@staticmethod"] : []),
    `${word} ${name}(${parameters}):`,
    ...indented(bodyOf(name, sort), "    "),
  ];
}

function bodyOf(name: string, sort: HandlerSort): readonly string[] {
  if (sort === "request") return [`return PlainTextResponse("${name}")`];
  if (sort === "nothing") return [`return "${name}"`];
  return ["await websocket.accept()", `await websocket.send_text("${name}")`, "await websocket.close()"];
}
