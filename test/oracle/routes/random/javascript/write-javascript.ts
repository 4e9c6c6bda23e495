import { arrange, type ArrangedUnit } from "../arrange.js";
import type { Late, Layout, Program } from "../program.js";
import { indented, type Written } from "../source-file.js";
import { Texts } from "../texts.js";
import type { JsFile } from "./js-file.js";
import { type HandlerSyntax, JsHandlers } from "./js-handlers.js";
import type { JsChild, JsScope, JsTools, WriteStatement } from "./js-scope.js";
import { type ModuleSyntax, moduleSyntax } from "./module-syntax.js";

/** How a framework's applications are written. */
export interface JsDialect {
  /** The dependencies of the package, as JSON has them. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly handlers: (modules: ModuleSyntax) => HandlerSyntax;
  readonly statement: WriteStatement;
  /** The lines that make the application and set it up. */
  readonly application: (modules: ModuleSyntax, unit: ArrangedUnit, file: JsFile) => readonly string[];
  /** The name of what a unit is exported by. */
  readonly exportOf: (unit: ArrangedUnit) => string;
  /** What a unit's statements register on, and the argument that they know. */
  readonly inside: (
    unit: ArrangedUnit,
  ) => Pick<JsScope, "receiver" | "argument" | "canAwait"> & { readonly isClass: boolean };
  /** The lines of a unit around its statements. */
  readonly unit: (modules: ModuleSyntax, unit: ArrangedUnit, parts: UnitParts) => readonly string[];
  /** How a unit is put under another, when it is called so; `module` is an expression that loads the module that it is the whole of. */
  readonly child: (unit: ArrangedUnit, name: string, module: string | null) => JsChild;
  /** What routes are added to from outside; null of a unit that is made anew each time, or is none. */
  readonly receiver: (unit: ArrangedUnit, name: string) => string | null;
  /** A statement for a unit that has been put where it belongs; `at` counts them. */
  readonly late: (
    late: Late,
    at: number,
    scope: JsScope,
    write: (scope: JsScope) => readonly string[],
  ) => readonly string[];
  /** Whether the application is put together where there is somebody to wait for promises. */
  readonly isAsync: (layout: Layout) => boolean;
}

export interface UnitParts {
  readonly file: JsFile;
  readonly body: readonly string[];
  readonly methods: readonly string[];
}

/** A program as an application of a framework in a folder of that name. */
export function writeJavaScript(dialect: JsDialect, program: Program, name: string): Written {
  return new Writer(dialect, program, name).write();
}

class Writer {
  readonly #dialect: JsDialect;
  readonly #program: Program;
  readonly #name: string;
  readonly #modules: ModuleSyntax;
  readonly #units: readonly ArrangedUnit[];
  readonly #files: readonly JsFile[];
  readonly #barrel: JsFile;
  readonly #constants: JsFile;
  readonly #shared: JsFile;
  readonly #tools: JsTools;

  constructor(dialect: JsDialect, program: Program, name: string) {
    this.#dialect = dialect;
    this.#program = program;
    this.#name = name;
    const modules = moduleSyntax(program.layout);
    this.#modules = modules;
    this.#units = arrange(program).units;
    this.#files = [...new Set(this.#units.map(({ file }) => file))].map((file) =>
      modules.file(file === 0 ? `${name}/src/main` : `${name}/src/routes/part${file}`),
    );
    this.#barrel = modules.file(`${name}/src/routes/index`);
    this.#constants = modules.file(`${name}/src/constants`);
    this.#shared = modules.file(`${name}/src/handlers`);
    this.#tools = {
      modules,
      texts: new Texts(modules, this.#constants),
      handlers: new JsHandlers(modules, dialect.handlers(modules), this.#shared),
      child: (index, scope) => {
        const unit = this.#units[index]!;
        const to = this.#files[unit.file]!;
        const isWhole = to !== scope.file && to.default === dialect.exportOf(unit);
        const module = isWhole ? modules.loaded(scope.file, to) : null;
        return dialect.child(unit, this.#reference(scope.file, unit), module);
      },
    };
  }

  write(): Written {
    this.#chooseDefaults();
    for (const unit of this.#units.toReversed()) {
      if (unit.index > 0) this.#files[unit.file]!.add(...this.#unitLines(unit));
    }
    this.#files[0]!.add(...this.#mainLines());
    this.#tools.texts.finish();
    const all = [...this.#files, this.#barrel, this.#constants, this.#shared];
    const { factory, modules } = this.#program.layout;
    const app = factory === "function" ? "createApp" : "app";
    const main = `${this.#name}/src/main.${this.#modules.ending}#${app}`;
    const type = modules === "esm" || modules === "ts" ? "module" : "commonjs";
    const { dependencies } = this.#dialect;
    const manifest = JSON.stringify({ name: this.#name, private: true, type, dependencies });
    const written = all.map((file) => [file.path, file.text()] as const).filter(([, text]) => text.trim() !== "");
    return {
      files: { [`${this.#name}/package.json`]: manifest, ...Object.fromEntries(written) },
      id: main,
      load: main,
    };
  }

  /** A file with one unit may export it as a whole. */
  #chooseDefaults(): void {
    for (const [index, file] of this.#files.entries()) {
      const [only, second] = this.#units.filter((unit) => unit.file === index);
      if (index > 0 && only !== undefined && second === undefined && only.option % 3 === 0) {
        file.default = this.#dialect.exportOf(only);
      }
    }
  }

  #mainLines(): readonly string[] {
    const [top] = this.#units;
    const file = this.#files[0]!;
    const before: string[] = [];
    const { layout } = this.#program;
    const { factory } = layout;
    const { application, statement, receiver } = this.#dialect;
    const isAsync = this.#dialect.isAsync(layout);
    const scope: JsScope = { file, unit: 0, before, methods: null, receiver: "app", argument: null, canAwait: isAsync };
    const [made = "", ...more] = application(this.#modules, top!, file);
    const lines = this.#statements(top!, scope);
    const late = arrange(this.#program).late.flatMap((each, at) => {
      const index = each.unit;
      const unit = this.#units[index]!;
      const on = index === 0 ? "app" : receiver(unit, this.#reference(file, unit));
      if (on === null) return [];
      const lateScope = { ...scope, unit: index, receiver: on };
      return this.#dialect.late(each, at, lateScope, (inside) => statement(this.#tools, each.statement, inside));
    });
    const all = [...more, ...lines, ...late];
    if (factory === "none") return [...before, "", this.#modules.exported(file, "app", made), ...all];
    const head = `${isAsync ? "async " : ""}function createApp() {`;
    const body = [
      ...before,
      "",
      this.#modules.exported(file, "createApp", head),
      ...indented([made, ...all, "return app;"], "  "),
      "}",
    ];
    if (factory === "function") return body;
    return [...body, "", this.#modules.exported(file, "app", `const app = ${isAsync ? "await " : ""}createApp();`)];
  }

  #statements(unit: ArrangedUnit, scope: JsScope): readonly string[] {
    return unit.statements.flatMap((statement) => this.#dialect.statement(this.#tools, statement, scope));
  }

  #unitLines(unit: ArrangedUnit): readonly string[] {
    const file = this.#files[unit.file]!;
    const before: string[] = [];
    const methods: string[] = [];
    const { isClass, ...inside } = this.#dialect.inside(unit);
    const scope: JsScope = { file, unit: unit.index, before, methods: isClass ? methods : null, ...inside };
    const body = this.#statements(unit, scope);
    const lines = this.#dialect.unit(this.#modules, unit, { file, body, methods });
    return [...before, "", ...lines];
  }

  #reference(from: JsFile, unit: ArrangedUnit): string {
    const to = this.#files[unit.file]!;
    const name = this.#dialect.exportOf(unit);
    const isMain = from === this.#files[0];
    if (!isMain || to === from || !this.#program.layout.barrel) return this.#modules.reference(from, to, name);
    this.#modules.again(this.#barrel, to, name);
    return this.#modules.reference(from, this.#barrel, name);
  }
}
