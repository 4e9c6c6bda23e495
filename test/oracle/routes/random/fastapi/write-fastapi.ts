import { arrange, type ArrangedUnit } from "../arrange.js";
import { type Child, type PythonScope, type PythonTools, statementLines } from "./write-statements.js";
import type { Program } from "../program.js";
import { PythonHandlers } from "./python-handlers.js";
import { pythonSyntax } from "./python-syntax.js";
import { indented, SourceFile, type Written } from "../source-file.js";
import { Texts } from "../texts.js";

/** A program as an application of FastAPI in a package of that name. */
export function writeFastapi(program: Program, name: string): Written {
  return new Writer(program, name).write();
}

class Writer {
  readonly #program: Program;
  readonly #name: string;
  readonly #units: readonly ArrangedUnit[];
  readonly #files: readonly SourceFile[];
  readonly #barrel: SourceFile;
  readonly #constants: SourceFile;
  readonly #shared: SourceFile;
  readonly #tools: PythonTools;
  readonly #syntax: ReturnType<typeof pythonSyntax>;

  constructor(program: Program, name: string) {
    this.#program = program;
    this.#name = name;
    this.#units = arrange(program).units;
    this.#files = [...new Set(this.#units.map(({ file }) => file))].map(
      (file) => new SourceFile(file === 0 ? `${name}/main.py` : `${name}/routers/part_${file}.py`),
    );
    this.#barrel = new SourceFile(`${name}/routers/__init__.py`);
    this.#constants = new SourceFile(`${name}/constants.py`);
    this.#shared = new SourceFile(`${name}/handlers.py`);
    this.#syntax = pythonSyntax(program.layout);
    this.#tools = {
      texts: new Texts(this.#syntax, this.#constants),
      handlers: new PythonHandlers(this.#syntax, this.#shared),
      child: (index, scope) => this.#child(this.#units[index]!, scope),
    };
  }

  write(): Written {
    for (const unit of this.#units.toReversed()) {
      if (unit.index > 0) this.#files[unit.file]!.add(...this.#unitLines(unit));
    }
    this.#files[0]!.add(...this.#mainLines());
    this.#tools.texts.finish();
    const packages = [new SourceFile(`${this.#name}/__init__.py`), this.#barrel];
    const all = [...this.#files, ...packages, this.#constants, this.#shared];
    const { factory } = this.#program.layout;
    return {
      files: Object.fromEntries(all.map((file) => [file.path, file.text()])),
      id: `${this.#name}/main.py#${factory === "function" ? "create_app" : "app"}`,
      load: `${this.#name}.main:${factory === "function" ? "create_app()" : "app"}`,
    };
  }

  #mainLines(): readonly string[] {
    const [top] = this.#units;
    const file = this.#files[0]!;
    const before: string[] = [];
    const make = `app = ${this.#appExpression(top!, file)}`;
    const scope: PythonScope = {
      file,
      unit: 0,
      before,
      methods: null,
      receiver: "app",
      argument: null,
      hasPrefix: false,
      isApp: true,
    };
    const lines = this.#statements(top!, scope);
    const late = arrange(this.#program).late.flatMap(({ unit, statement }) => {
      const receiver = this.#receiver(this.#units[unit]!, file);
      const isApp = this.#units[unit]!.form === "app";
      return receiver === null ? [] : statementLines(this.#tools, statement, { ...scope, receiver, isApp });
    });
    const all = [make, ...lines, ...late];
    const { factory } = this.#program.layout;
    if (factory === "none") return [...before, "", ...all];
    const made = ["def create_app():", ...indented([...all, "return app"], "    ")];
    return [...before, "", "", ...made, ...(factory === "called" ? ["", "", "app = create_app()"] : [])];
  }

  #statements(unit: ArrangedUnit, scope: PythonScope): readonly string[] {
    return unit.statements.flatMap((statement) => statementLines(this.#tools, statement, scope));
  }

  #unitLines(unit: ArrangedUnit): readonly string[] {
    const { index, form } = unit;
    const file = this.#files[unit.file]!;
    const before: string[] = [];
    const methods: string[] = [];
    const takes = TAKES_ARGUMENT.has(form);
    const hasPrefix = HAS_PREFIX.has(form) && unit.option % 2 === 0 && unit.prefix.segments.length > 0;
    const isClass = ["class", "instance", "subclass", "registrar-class"].includes(form);
    const scope: PythonScope = {
      file,
      unit: index,
      before,
      methods: isClass ? methods : null,
      receiver: RECEIVERS[form] ?? `${form}${index}`,
      argument: takes ? (isClass && form !== "subclass" ? "self.base" : "base") : null,
      hasPrefix,
      isApp: form === "app",
    };
    const router = hasPrefix ? this.#routerExpression(unit, scope) : "APIRouter()";
    const body = this.#statements(unit, scope);
    const lines = this.#formLines(unit, { router, body, methods, file });
    return [...before, "", "", ...lines];
  }

  #routerExpression(unit: ArrangedUnit, scope: PythonScope): string {
    const { texts } = this.#tools;
    // What the unit is given is known where the router is made, but under another name.
    const place = { ...scope, argument: null };
    return `APIRouter(prefix=${texts.expression(texts.prefix(unit.prefix), unit.prefix, place)})`;
  }

  #formLines(
    unit: ArrangedUnit,
    parts: {
      readonly router: string;
      readonly body: readonly string[];
      readonly methods: readonly string[];
      readonly file: SourceFile;
    },
  ): readonly string[] {
    const { form, index, option } = unit;
    const { router, body, methods, file } = parts;
    const some = body.length === 0 ? ["pass"] : body;
    const inClass = (head: string, start: readonly string[]): readonly string[] => {
      // The statements are in the constructor or in a method that it calls.
      const isOne = option % 3 === 0 || form === "subclass";
      const rest = isOne ? some : ["self.add_routes()"];
      const more = isOne ? [] : ["", "def add_routes(self):", ...indented(some, "    ")];
      const init = ["def __init__(self" + head + "):", ...indented([...start, ...rest], "    ")];
      return indented([...init, ...more, ...methods], "    ");
    };
    if (form !== "registrar" && form !== "registrar-class" && form !== "app") {
      file.import("from fastapi import APIRouter");
    }
    switch (form) {
      case "router":
        return [`router${index} = ${router}`, ...body];
      case "factory":
        return [
          `def make_router${index}(base=""):`,
          ...indented([`router = ${router}`, ...body, "return router"], "    "),
        ];
      case "class":
      case "instance":
        return [
          `class Unit${index}:`,
          ...inClass(`, base=""`, [`self.base = base`, `self.router = ${router}`]),
          ...(form === "instance" ? ["", "", `unit${index} = Unit${index}()`] : []),
        ];
      case "subclass":
        return [
          `class Router${index}(APIRouter):`,
          ...inClass(`, base=""`, [`super().__init__(${router.slice("APIRouter(".length, -1)})`]),
        ];
      case "attribute":
        return [`class Unit${index}:`, ...indented([`router = ${router}`, ...body], "    ")];
      case "registrar": {
        if (option % 2 === 0) file.import("from fastapi import FastAPI");
        const type = option % 2 === 0 ? ": FastAPI" : "";
        return [`def register${index}(target${type}, base=""):`, ...indented(some, "    ")];
      }
      case "registrar-class":
        return [`class Unit${index}:`, ...inClass(`, target, base=""`, ["self.target = target", "self.base = base"])];
      default:
        return [`app${index} = ${this.#appExpression(unit, file)}`, ...body];
    }
  }

  #appExpression({ option }: ArrangedUnit, file: SourceFile): string {
    file.import("from fastapi import FastAPI");
    return `FastAPI(${APP_OPTIONS[option % APP_OPTIONS.length]})`;
  }

  #child({ index, form, file }: ArrangedUnit, scope: PythonScope): Child {
    const named = (name: string): string => this.#unitReference(scope.file, this.#files[file]!, name);
    switch (form) {
      case "app":
        return { kind: "app", expression: named(`app${index}`) };
      case "registrar": {
        const name = named(`register${index}`);
        return { kind: "registrar", call: (receiver, argument) => `${name}(${receiver}, ${argument})` };
      }
      case "registrar-class": {
        const name = named(`Unit${index}`);
        return { kind: "registrar", call: (receiver, argument) => `${name}(${receiver}, base=${argument})` };
      }
      case "factory": {
        const name = named(`make_router${index}`);
        return { kind: "router", expression: (argument) => `${name}(${argument})` };
      }
      case "class": {
        const name = named(`Unit${index}`);
        return { kind: "router", expression: (argument) => `${name}(${argument}).router` };
      }
      case "subclass": {
        const name = named(`Router${index}`);
        return { kind: "router", expression: (argument) => `${name}(base=${argument})` };
      }
      default: {
        const name = this.#receiver(this.#units[index]!, scope.file)!;
        return { kind: "router", expression: () => name };
      }
    }
  }

  /** What routes are added to from outside; null of a unit that is made anew each time, or is none. */
  #receiver({ index, form, file }: ArrangedUnit, from: SourceFile): string | null {
    const named = (name: string): string => this.#unitReference(from, this.#files[file]!, name);
    if (index === 0) return "app";
    if (form === "app" || form === "router") return named(`${form}${index}`);
    if (form === "instance") return `${named(`unit${index}`)}.router`;
    return form === "attribute" ? `${named(`Unit${index}`)}.router` : null;
  }

  #unitReference(from: SourceFile, to: SourceFile, name: string): string {
    const isMain = from === this.#files[0];
    if (!isMain || to === from || !this.#program.layout.barrel) return this.#syntax.reference(from, to, name);
    this.#barrel.import(`from .${to.path.slice(`${this.#name}/routers/`.length, -".py".length)} import ${name}`);
    return this.#syntax.reference(from, this.#barrel, name);
  }
}

/** The forms that are given a text when they are put under another. */
const TAKES_ARGUMENT: ReadonlySet<string> = new Set(["factory", "class", "subclass", "registrar", "registrar-class"]);

const HAS_PREFIX: ReadonlySet<string> = new Set(["router", "factory", "class", "instance", "subclass", "attribute"]);

/** What a unit calls what it registers on; without one, its own name. */
const RECEIVERS: Readonly<Record<string, string>> = {
  factory: "router",
  class: "self.router",
  instance: "self.router",
  subclass: "self",
  attribute: "router",
  registrar: "target",
  "registrar-class": "self.target",
};

const APP_OPTIONS = [
  "",
  "openapi_url=None",
  "docs_url=None, redoc_url=None",
  'title="x", openapi_url=None',
  "openapi_url=None, redirect_slashes=False",
  'docs_url="/a"',
];
