import type { SourceFile } from "../model/graph.js";
import type { Alias } from "../model/manifest.js";
import { importRows } from "./import-rows.js";
import type { LanguageLinker } from "./language-linker.js";
import { moduleNames } from "./module-names.js";
import type { AmbientModule } from "./modules/ambient-modules.js";
import { codeBehind } from "./modules/code-behind.js";
import { specifierResolver } from "./modules/resolve-specifier.js";
import { resolveFile, resolvePath } from "./modules/typescript-path.js";
import { ambient } from "./names/ambient.js";
import { NameResolver } from "./names/name-resolver.js";
import type { Trail } from "./names/trail.js";
import type { Project } from "./project/project.js";

/** Links the files of TypeScript and JavaScript. */
export function typescriptLinker(
  files: readonly SourceFile[],
  project: Project,
  aliases: readonly Alias[],
  trail: Trail,
): LanguageLinker {
  const ambientModules = files.flatMap(declaredModules);
  const { resolve: resolveSpecifier, asked } = specifierResolver(project, { aliases, ambientModules });
  const declarations = ambient(files, project, resolveSpecifier);
  const behind = codeBehind(project);
  const resolver = new NameResolver(files, {
    resolveSpecifier,
    ambient: declarations,
    codeBehind: behind,
    trail,
  });
  return {
    asked: { ofModules: [...asked, ...declarations.asked, behind], ofFolders: [] },
    basis: JSON.stringify([project.key, aliases, declaring(files)]),
    whole: declarations.declared,
    files,
    resolveExport: (module, name) => {
      const [first = name, ...rest] = name === "*" || name === "=" ? [name] : name.split(".");
      return resolver.resolveMembers(module, resolver.resolveExport(module, first), rest);
    },
    resolveLocal: (module, path) => resolver.resolveLocal(module, path),
    resolveImport: (module, fact, name) => resolver.resolveImported(module, fact, name),
    importedModule: (module, fact) => {
      const target = resolveSpecifier(module, fact.specifier, fact.form);
      return target.kind === "file" ? target.path : null;
    },
    importsOf: (file) => importRows(file, resolver, resolveSpecifier),
    namesOf: (file, isWanted) => moduleNames(file, resolver, isWanted),
    moduleNamed: (name) => {
      const found = resolveFile(name, project.files) ?? resolvePath(name, project.files, project.packageAt, "one pass");
      if (found !== null && resolver.tables.has(found)) return found;
      const target = resolveSpecifier("", name, null);
      return target.kind === "file" && resolver.tables.has(target.path) ? target.path : null;
    },
  };
}

/** All that files say by `declare module`. */
function declaring(files: readonly SourceFile[]): readonly unknown[] {
  return files.flatMap(({ path, facts }) =>
    facts.ambientModules.length === 0 ? [] : [[path, facts.moduleKind, facts.ambientModules]],
  );
}

/** In a module, `declare module` with a name adds to what exists; with a pattern, nothing exists that it could add to. */
function declaredModules({ path, facts }: SourceFile): readonly AmbientModule[] {
  return facts.ambientModules.flatMap((name) =>
    facts.moduleKind === "script" || name.includes("*") ? [{ name, file: path }] : [],
  );
}
