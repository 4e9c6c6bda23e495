import type { HandlerPlan } from "../program.js";
import { indented } from "../source-file.js";
import type { JsFile } from "./js-file.js";
import type { ModuleSyntax } from "./module-syntax.js";

/** How a framework's handlers are written. */
export interface HandlerSyntax {
  readonly parameters: (file: JsFile, passes: boolean) => string;
  readonly body: (name: string, passes: boolean) => string;
  /** Whether a handler may pass a request on. */
  readonly canPass: boolean;
  readonly isAsync: boolean;
}

/** Where a handler is registered. */
export interface HandlerPlace {
  readonly file: JsFile;
  readonly unit: number;
  /** Takes the lines of functions of the module, which stand before the unit. */
  readonly before: string[];
  /** Takes the methods of the class that the unit is; null where it is none. */
  readonly methods: string[] | null;
}

/** A handler that other files may register too. */
interface KnownHandler {
  readonly file: JsFile;
  readonly object: string | null;
  readonly name: string;
}

/** Defines the handlers of one program, and remembers them. Files are written so that those that are known already may be imported. */
export class JsHandlers {
  readonly #modules: ModuleSyntax;
  readonly #syntax: HandlerSyntax;
  readonly #shared: JsFile;
  readonly #known: KnownHandler[] = [];
  #count = 0;

  constructor(modules: ModuleSyntax, syntax: HandlerSyntax, shared: JsFile) {
    this.#modules = modules;
    this.#syntax = syntax;
    this.#shared = shared;
  }

  /** The expression of a handler, in one line. */
  write(plan: HandlerPlan, place: HandlerPlace): string {
    const { kind, repeat } = plan;
    const { file, before, methods } = place;
    const passes = plan.passes && this.#syntax.canPass;
    if (kind === "repeated" && this.#known.length > 0) {
      return this.#reference(file, this.#known[repeat % this.#known.length]!);
    }
    const count = this.#count++;
    const name = `h${count}`;
    switch (kind) {
      case "imported": {
        this.#shared.add("", ...this.#defined(this.#shared, name, count, passes));
        return this.#reference(file, this.#know({ file: this.#shared, object: null, name }));
      }
      case "method":
        if (methods === null) return this.#ofObject(name, count, passes, place);
        if (count % 3 === 0) methods.push("", `${name} = ${this.#arrow(file, name, passes)};`);
        else methods.push("", ...this.#method(file, name, passes));
        return count % 3 === 1 ? `this.${name}.bind(this)` : `this.${name}`;
      case "inline":
        return count % 4 === 0 ? this.#expression(file, name, passes) : this.#arrow(file, name, passes);
      default:
        before.push("", ...this.#defined(file, name, count, passes));
        this.#know({ file, object: null, name });
        return name;
    }
  }

  #know(handler: KnownHandler): KnownHandler {
    this.#known.push(handler);
    return handler;
  }

  #reference(from: JsFile, { file, object, name }: KnownHandler): string {
    const known = this.#modules.reference(from, file, object ?? name);
    return object === null ? known : `${known}.${name}`;
  }

  #ofObject(name: string, count: number, passes: boolean, { file, before, unit }: HandlerPlace): string {
    const object = `handlers${unit}x${count}`;
    const method = this.#method(file, name, passes);
    switch (count % 3) {
      case 0:
        before.push("", this.#modules.exported(file, object, `const ${object} = {`));
        before.push(...indented(method, "  ").map((line) => line.replace(/^ {2}\}$/, "  },")), "};");
        break;
      case 1:
        before.push("", `class Handlers${unit}x${count} {`, ...indented(method, "  "), "}", "");
        before.push(this.#modules.exported(file, object, `const ${object} = new Handlers${unit}x${count}();`));
        break;
      default: {
        const type = `Handlers${unit}x${count}`;
        const [head = "", ...rest] = method;
        before.push("", this.#modules.exported(file, type, `class ${type} {`));
        before.push(...indented([`static ${head}`, ...rest], "  "), "}");
        return this.#reference(file, this.#know({ file, object: type, name }));
      }
    }
    return this.#reference(file, this.#know({ file, object, name }));
  }

  #defined(file: JsFile, name: string, count: number, passes: boolean): readonly string[] {
    const { exported } = this.#modules;
    if (count % 2 === 0) return [exported(file, name, `const ${name} = ${this.#arrow(file, name, passes)};`)];
    const [head = "", ...rest] = this.#function(file, name, passes);
    return [exported(file, name, head), ...rest];
  }

  #function(file: JsFile, name: string, passes: boolean): readonly string[] {
    const [head = "", ...rest] = this.#method(file, name, passes);
    return [head.replace(name, `function ${name}`), ...rest];
  }

  #method(file: JsFile, name: string, passes: boolean): readonly string[] {
    const { parameters, body } = this.#syntax;
    return [`${this.#async}${name}(${parameters(file, passes)}) {`, `  ${body(name, passes)}`, "}"];
  }

  #arrow(file: JsFile, name: string, passes: boolean): string {
    const { parameters, body } = this.#syntax;
    return `${this.#async}(${parameters(file, passes)}) => { ${body(name, passes)} }`;
  }

  #expression(file: JsFile, name: string, passes: boolean): string {
    const { parameters, body } = this.#syntax;
    return `${this.#async}function (${parameters(file, passes)}) { ${body(name, passes)} }`;
  }

  get #async(): string {
    return this.#syntax.isAsync ? "async " : "";
  }
}
