import { posix } from "node:path";
import type { Layout } from "../program.js";
import type { TextSyntax } from "../texts.js";
import { JsFile } from "./js-file.js";

/** How JavaScript or TypeScript writes texts, and names of other modules in one of the ways that a layout picks. */
export interface ModuleSyntax extends TextSyntax<JsFile> {
  /** The ending of files. */
  readonly ending: "js" | "ts";
  /** A module of this name in the folder of an application. */
  readonly file: (path: string) => JsFile;
  /** A line that defines a name, with what exports it where that is a part of it. */
  readonly exported: (file: JsFile, name: string, line: string) => string;
  /** Imports something that is not ours, and gives what it is called. */
  readonly external: (file: JsFile, name: string, module: string) => string;
  /** The same for what a module is as a whole. */
  readonly externalDefault: (file: JsFile, name: string, module: string) => string;
  /** An expression that loads another module where it stands. */
  readonly loaded: (from: JsFile, to: JsFile) => string;
  /** Exports a name of another file again. */
  readonly again: (barrel: JsFile, from: JsFile, name: string) => void;
  /** What stands behind a parameter for its type, in TypeScript; imports the type. */
  readonly typed: (file: JsFile, type: string, module: string) => string;
}

export function moduleSyntax({ modules, imports }: Layout): ModuleSyntax {
  const isTypeScript = modules === "ts" || modules === "cts";
  const ending = isTypeScript ? "ts" : "js";
  const usesRequire = modules === "cjs";
  const specifier = (from: JsFile, to: JsFile): string => {
    const path = posix.relative(posix.dirname(from.path), to.path);
    const written = path.startsWith(".") ? path : `./${path}`;
    return JSON.stringify(written.replace(/\.[jt]s$/, modules === "esm" || modules === "ts" ? ".js" : ""));
  };
  return {
    ending,
    literal: JSON.stringify,
    template: (expression, text) => `\`\${${expression}}${text.replaceAll(/[\\`$]/g, String.raw`\$&`)}\``,
    constant: (file, name, text) => exported(file, name, `const ${name} = ${JSON.stringify(text)};`),
    members: (file, name, texts) => [
      exported(file, name, `const ${name} = {`),
      ...[...texts].map(([member, text]) => `  ${member}: ${JSON.stringify(text)},`),
      isTypeScript ? "} as const;" : "};",
    ],
    reference,
    file: (path) => {
      const file = new JsFile(`${path}.${ending}`);
      file.exports = ({ names, default: whole }) => (usesRequire ? assigned(names, whole) : listed(names, whole));
      return file;
    },
    exported,
    external: (file, name, module) => {
      imported(file, `{ ${name} }`, module);
      return name;
    },
    externalDefault: (file, name, module) => {
      imported(file, name, module);
      return name;
    },
    loaded: (from, to) => `${usesRequire ? "require" : "import"}(${specifier(from, to)})`,
    again: (barrel, from, name) => {
      if (usesRequire) {
        barrel.import(`exports.${name} = ${requiredPart(from, name, specifier(barrel, from))};`);
      } else {
        const written = from.default === name ? `default as ${name}` : name;
        barrel.import(`export { ${written} } from ${specifier(barrel, from)};`);
      }
    },
    typed: (file, type, module) => {
      if (!isTypeScript) return "";
      file.import(`import type { ${type} } from ${JSON.stringify(module)};`);
      return `: ${type}`;
    },
  };

  function imported(file: JsFile, names: string, module: string): void {
    const text = JSON.stringify(module);
    file.import(usesRequire ? `const ${names} = require(${text});` : `import ${names} from ${text};`);
  }

  function exported(file: JsFile, name: string, line: string): string {
    if (!usesRequire && imports === "names" && file.default !== name) return `export ${line}`;
    file.names.add(name);
    return line;
  }

  function reference(from: JsFile, to: JsFile, name: string): string {
    if (from === to) return name;
    const path = specifier(from, to);
    const module = posix
      .basename(to.path)
      .replace(/\.[jt]s$/, "")
      .replace("index", "all");
    if (to.default === name) {
      from.import(usesRequire ? `const ${name} = require(${path});` : `import ${name} from ${path};`);
      return name;
    }
    if (imports === "names") {
      from.import(usesRequire ? `const { ${name} } = require(${path});` : `import { ${name} } from ${path};`);
      return name;
    }
    const alias = `${module}Module`;
    from.import(usesRequire ? `const ${alias} = require(${path});` : `import * as ${alias} from ${path};`);
    return `${alias}.${name}`;
  }

  function requiredPart(from: JsFile, name: string, path: string): string {
    return `require(${path})${from.default === name ? "" : `.${name}`}`;
  }

  function assigned(names: ReadonlySet<string>, whole: string | null): readonly string[] {
    const others = [...names].filter((name) => name !== whole);
    if (whole !== null)
      return [`module.exports = ${whole};`, ...others.map((name) => `module.exports.${name} = ${name};`)];
    if (imports === "module") return others.map((name) => `exports.${name} = ${name};`);
    return others.length === 0 ? [] : [`module.exports = { ${others.join(", ")} };`];
  }
}

function listed(names: ReadonlySet<string>, whole: string | null): readonly string[] {
  const others = [...names].filter((name) => name !== whole);
  return [
    ...(others.length === 0 ? [] : [`export { ${others.join(", ")} };`]),
    ...(whole === null ? [] : [`export default ${whole};`]),
  ];
}
