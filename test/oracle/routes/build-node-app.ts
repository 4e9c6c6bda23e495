import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join } from "node:path";
import { type Compiler, loadCompiler } from "../typescript-names/compiler.js";

/** A copy of an application that Node runs. */
export interface BuiltApp {
  readonly folder: string;
  /** By built file: its source, and how positions are found there. */
  readonly sources: ReadonlyMap<string, { readonly file: string; readonly map: SourceMap }>;
}

/** Copies an application, with JavaScript in place of TypeScript, to a folder where it finds its packages. */
export function buildApp(source: string, folder: string): BuiltApp {
  const compiler = loadCompiler();
  if (compiler === null) throw new Error("test/oracle/packages is not installed");
  rmSync(folder, { recursive: true, force: true });
  const sources = new Map<string, { file: string; map: SourceMap }>();
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name).slice(source.length + 1);
    const output = file.replace(/(?<!\.d)\.([mc]?)ts$/, ".$1js");
    mkdirSync(dirname(join(folder, output)), { recursive: true });
    if (output === file) {
      cpSync(join(source, file), join(folder, file));
    } else {
      const { outputText, sourceMapText = "{}" } = transpile(compiler, source, file);
      writeFileSync(join(folder, output), outputText);
      sources.set(output, { file, map: new SourceMap(JSON.parse(sourceMapText)) });
    }
  }
  return { folder, sources };
}

/** `file:line` in the sources, of a place as the runner prints it (in the built copy, from 0); null of none. */
export function sourcePlace({ sources }: BuiltApp, place: unknown): string | null {
  if (place === null) return null;
  const { file, line, column } = place as { readonly file: string; readonly line: number; readonly column: number };
  const source = sources.get(file);
  if (source === undefined) return `${file}:${line + 1}`;
  const entry = source.map.findEntry(line, column);
  if (!("originalLine" in entry)) throw new Error(`Nothing in ${source.file} is at ${file}:${line + 1}`);
  return `${source.file}:${entry.originalLine + 1}`;
}

function transpile(compiler: Compiler, folder: string, file: string): { outputText: string; sourceMapText?: string } {
  const isModule = file.endsWith(".mts") || (file.endsWith(".ts") && isModulePackage(folder));
  return compiler.transpileModule(readFileSync(join(folder, file), "utf8"), {
    fileName: file,
    compilerOptions: {
      target: compiler.ScriptTarget.ES2022,
      module: isModule ? compiler.ModuleKind.ESNext : compiler.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      sourceMap: true,
    },
  });
}

function isModulePackage(folder: string): boolean {
  const { type } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { readonly type?: string };
  return type === "module";
}
