import type { Layout } from "../program.js";
import type { TextSyntax } from "../texts.js";

/** How Python writes texts, and names of other files in one of the ways that a layout picks. */
export function pythonSyntax({ modules, imports }: Layout): TextSyntax {
  return {
    literal,
    template: (expression, text) => `f"{${expression}}${text.replaceAll("{", "{{").replaceAll("}", "}}")}"`,
    constant: (_, name, text) => `${name} = ${literal(text)}`,
    members: (_, name, texts) => [
      "",
      "",
      `class ${name}:`,
      ...[...texts].map(([member, text]) => `    ${member} = ${literal(text)}`),
    ],
    reference: (from, to, name) => {
      if (from === to) return name;
      const isRelative = modules === "esm" || modules === "cts";
      const [folder, module] = moduleOf(to.path, isRelative ? from.path : null);
      if (imports === "names") {
        const path = folder.endsWith(".") || module === "" ? folder + module : `${folder}.${module}`;
        from.import(`from ${path} import ${name}`);
        return name;
      }
      if (module === "") {
        from.import(`from ${folder} import ${name}`);
        return name;
      }
      const alias = modules === "ts" || modules === "cts" ? `${module}_module` : module;
      from.import(
        modules === "ts"
          ? `import ${folder}.${module} as ${alias}`
          : `from ${folder} import ${module}${alias === module ? "" : ` as ${alias}`}`,
      );
      return `${alias}.${name}`;
    },
  };
}

function literal(text: string): string {
  return JSON.stringify(text);
}

/** The package, from another file or from the top, and the module in it; of a package itself the module is empty. */
function moduleOf(path: string, from: string | null): readonly [string, string] {
  const folders = path.split("/").slice(0, -1);
  const file = path.split("/").at(-1)!.replace(".py", "");
  const module = file === "__init__" ? "" : file;
  if (from === null) return [folders.join("."), module];
  const depth = from.split("/").length - 1;
  const common = folders.length < depth ? folders.length : depth;
  // Files are in the application's package or in one right below it.
  return [".".repeat(depth - common + 1) + folders.slice(common).join("."), module];
}
