import { isBuiltin } from "node:module";
import type { ImportFact } from "../../model/facts.js";
import type { Alias } from "../../model/manifest.js";
import type { Project } from "../project/project.js";
import type { PathMapping, TsConfig } from "../project/tsconfig.js";
import { ambientMatcher, type AmbientModule } from "./ambient-modules.js";
import { bestMapping } from "./best-mapping.js";
import { directoryOf, joinInside } from "./file-table.js";
import { ownPackage, packageName, workspacePackage } from "./first-party-package.js";
import { isSameModule, toFile, type ModuleResolution } from "./module-resolution.js";
import { Asked } from "../names/asked.js";
import { isOwnAlias } from "./own-alias.js";
import { pathStyle, usageOf, type Asker, type Usage } from "./module-usage.js";
import { resolvePackageEntry, resolvePackageImport } from "./package-path.js";
import { resolveFolder, resolvePath } from "./typescript-path.js";

/** Says what a specifier means in a TypeScript or JavaScript file, where it is imported in this form. */
export type ResolveSpecifier = (
  importer: string,
  specifier: string,
  form: ImportFact["form"] | null,
) => ModuleResolution;

export interface SpecifierSettings {
  /** The manifest's aliases: they come before everything that the project says. */
  readonly aliases: readonly Alias[];
  /** Names in `declare module "…"`, `*` patterns included, with the files that declare them. */
  readonly ambientModules: readonly AmbientModule[];
}

export interface SpecifierResolver {
  readonly resolve: ResolveSpecifier;
  /** All that was answered. */
  readonly asked: readonly Asked<unknown>[];
}

/** A resolver over a project that remembers its answers by whatever decides: configuration and folder, or configuration and package. */
export function specifierResolver(project: Project, settings: SpecifierSettings): SpecifierResolver {
  const aliases: readonly PathMapping[] = settings.aliases.map((alias) => ({
    pattern: alias.pattern,
    targets: alias.targets.map((target) => joinInside("", target)),
  }));
  const isAmbient = ambientMatcher(settings.ambientModules);
  const find = (asker: Asker, specifier: string): ModuleResolution => {
    let result = resolve(asker, specifier, aliases);
    if (result.kind === "unresolved") result = withoutQuery(asker, specifier, aliases) ?? result;
    const isOpen = result.kind === "unresolved" || result.kind === "unknown";
    return isOpen && isAmbient(asker, specifier) ? { kind: "external", name: specifier } : result;
  };
  const byScope = new Map<string, Map<string, ModuleResolution>>();
  const answersIn = (scope: string): Map<string, ModuleResolution> => {
    let known = byScope.get(scope);
    if (known === undefined) byScope.set(scope, (known = new Map()));
    return known;
  };
  const scopeOf = (importer: string, usage: Usage): Scope => {
    const asker = { importer, usage, project };
    const configs = [project.configFor(importer), project.nearestConfig(importer)].map((config) => config?.path ?? "");
    const config = `${usage} ${pathStyle(asker)} ${configs.join(" ")}`;
    return {
      asker,
      inFolder: answersIn(`${config}\0folder ${directoryOf(importer)}`),
      inPackage: answersIn(`${config}\0package ${project.packageScope(importer)}`),
    };
  };
  // The forms that may be looked up in different ways, each with what was asked in it.
  const ofForm = (form: ImportFact["form"] | null): Asked<ModuleResolution> => {
    const scopes = new Map<string, Scope>();
    const answer = (importer: string, specifier: string): ModuleResolution => {
      let scope = scopes.get(importer);
      if (scope === undefined) scopes.set(importer, (scope = scopeOf(importer, usageOf(form, importer, project))));
      const known = IN_FOLDER.test(specifier) ? scope.inFolder : scope.inPackage;
      let result = known.get(specifier);
      if (result === undefined) known.set(specifier, (result = find(scope.asker, specifier)));
      return result;
    };
    return new Asked({ answer, isSame: isSameModule });
  };
  const [required, dynamic, others] = [ofForm("require"), ofForm("dynamicImport"), ofForm(null)] as const;
  return {
    resolve: (importer, specifier, form) => {
      const isRequired = form === "require" || form === "importEquals";
      const asked = isRequired ? required : form === "dynamicImport" ? dynamic : others;
      return asked.ask(importer, specifier);
    },
    asked: [required, dynamic, others],
  };
}

/** A file as the one who asks, and what has been answered to files for which a specifier means the same. */
interface Scope {
  readonly asker: Asker;
  /** Of relative specifiers. */
  readonly inFolder: Map<string, ModuleResolution>;
  /** Of others. */
  readonly inPackage: Map<string, ModuleResolution>;
}

const IN_FOLDER = /^(?:file:|\.)/;

function resolve(asker: Asker, written: string, aliases: readonly PathMapping[]): ModuleResolution {
  const specifier = written.replace(/^file:(?:\/\/)?(?=\.)/, "");
  const aliased = mapped(specifier, aliases, asker);
  if (aliased !== null) return aliased;
  if (/^\.\.?(?:\/|$)/.test(specifier)) return relative(asker, specifier);
  if (specifier.startsWith("/") || /^[a-z][a-z0-9+.-]*:(?!.*#)/i.test(specifier)) return absolute(specifier);
  return bare(asker, specifier, 0);
}

/** URLs, `node:` and bundler schemes; an absolute path belongs to a server or a bundler's root, which code does not say. */
function absolute(specifier: string): ModuleResolution {
  if (isBuiltin(specifier)) return { kind: "external", name: specifier.replace(/^node:/, "") };
  if (/^(?:https?|data|node|bun|jsr|npm):/.test(specifier)) return { kind: "external", name: specifier };
  return { kind: "unknown", reason: "unplacedSpecifier" };
}

function relative(asker: Asker, specifier: string): ModuleResolution {
  const base = joinInside(directoryOf(asker.importer), specifier);
  if (base === null) return { kind: "unknown", reason: "outsideRoot" };
  const asFolder = /(?:^|\/)\.{0,2}$/.test(specifier);
  return (
    existing(base, asker, asFolder ? "folder" : "file or folder") ?? fromRootDirs(base, asker) ?? missing(base, asker)
  );
}

type Wanted = "folder" | "file or folder";

/** A trailing slash asks for the folder, even where a file has the same name. */
function existing(path: string, asker: Asker, wanted: Wanted): ModuleResolution | null {
  const { files, packageAt } = asker.project;
  const style = pathStyle(asker);
  const found =
    wanted === "folder" ? resolveFolder(path, files, packageAt, style) : resolvePath(path, files, packageAt, style);
  return found === null ? null : toFile(found);
}

/** `rootDirs` lays several folders over each other: a file of one may import what lies at the same place of another. */
function fromRootDirs(base: string, asker: Asker): ModuleResolution | null {
  for (const path of elsewhere(base, asker.project.configFor(asker.importer)?.rootDirs ?? [])) {
    const found = existing(path, asker, "file or folder");
    if (found !== null) return found;
  }
  return null;
}

/** The same place in the other `rootDirs`; nothing when the path is in none of them. */
function elsewhere(base: string, rootDirs: readonly string[]): readonly string[] {
  const own = rootDirs.find((root) => root === "" || base.startsWith(`${root}/`));
  if (own === undefined) return [];
  const rest = own === "" ? base : base.slice(own.length + 1);
  return rootDirs
    .filter((root) => root !== own)
    .map((root) => joinInside(root, rest))
    .filter((path) => path !== null);
}

/** Bundlers read what follows `?` as an instruction: `./icon.svg?raw`. What they make of a file need not have the names that are in it. */
function withoutQuery(asker: Asker, specifier: string, aliases: readonly PathMapping[]): ModuleResolution | null {
  const at = specifier.search(/[?#]/);
  if (at <= 0) return null;
  const result = resolve(asker, specifier.slice(0, at), aliases);
  return result.kind === "file" ? { kind: "asset", path: result.path } : result;
}

const MAYBE = ["", ".ts", ".js", ".d.ts", "/index.ts", "/index.js"];

/**
 * What git ignores may be generated or built later, so it is not missing: at the place itself, at the same place of another of the
 * `rootDirs`, or wherever a configuration would say that is generated itself.
 */
function missing(base: string, asker: Asker): ModuleResolution {
  // The compiler wants the extension of JSON; `require` and bundlers do without, and so what is there is not missing.
  const json = pathStyle(asker) === "as written" ? null : asker.project.files.file(`${base}.json`);
  if (json !== null) return toFile(json);
  const config = asker.project.configFor(asker.importer);
  const places = [base, ...elsewhere(base, config?.rootDirs ?? [])];
  const isGenerated = config?.extendsMissing === true || places.some((path) => mayBeGenerated(path, asker.project));
  return isGenerated ? { kind: "unknown", reason: "ignoredTarget" } : { kind: "unresolved" };
}

function mayBeGenerated(base: string, project: Project): boolean {
  const stem = base.replace(/\.[cm]?[jt]sx?$/, "");
  return [base, ...MAYBE.map((ending) => stem + ending)].some((path) => path !== "" && project.files.isIgnored(path));
}

function bare(asker: Asker, specifier: string, depth: number): ModuleResolution {
  if (specifier.startsWith("#")) return packageImport(asker, specifier, depth);
  const config = asker.project.configFor(asker.importer);
  const byPaths = mapped(specifier, config?.paths ?? [], asker);
  if (byPaths !== null && byPaths.kind !== "unresolved") return byPaths;
  if (byPaths === null && config !== null && config.baseUrl !== null) {
    const path = joinInside(config.baseUrl, specifier);
    const found = path === null ? null : existing(path, asker, "file or folder");
    if (found !== null) return found;
  }
  const placed = inPackages(asker, specifier) ?? byNearest(asker, specifier, config);
  if (placed !== null) return placed;
  if (byPaths !== null) return mayBeExternal(byPaths, specifier, asker);
  return belowBaseUrl(asker, specifier) ?? { kind: "unknown", reason: "unplacedSpecifier" };
}

/**
 * A test that the configuration of its package excludes belongs, for the compiler, to one further up, if that includes it. What runs the test has
 * the aliases of the package all the same, so what these lead to is not missing.
 */
function byNearest(asker: Asker, specifier: string, config: TsConfig | null): ModuleResolution | null {
  const nearest = asker.project.nearestConfig(asker.importer);
  if (nearest === null || nearest === config) return null;
  const found = mapped(specifier, nearest.paths, asker);
  return found?.kind === "file" || found?.kind === "asset" ? found : null;
}

/** Where `baseUrl` has the folder that a path begins with, the path is one in it. */
function belowBaseUrl(asker: Asker, specifier: string): ModuleResolution | null {
  const baseUrl = asker.project.configFor(asker.importer)?.baseUrl ?? null;
  const [first = "", ...rest] = specifier.split("/");
  if (baseUrl === null || rest.length === 0 || first.startsWith("@")) return null;
  const folder = joinInside(baseUrl, first);
  const path = joinInside(baseUrl, specifier);
  return folder === null || path === null || !asker.project.files.directory(folder) ? null : missing(path, asker);
}

/**
 * A pattern of one star takes every name, and one of a scope every package of it, so what it does not place may be a package that nobody
 * declared. A pattern for what is below one name that leads to a folder of the code takes nothing else.
 */
function mayBeExternal(byPaths: ModuleResolution, specifier: string, asker: Asker): ModuleResolution {
  const isOwn = /^(?:@\/|~\/|src\/)/.test(specifier) || isOwnAlias(specifier, asker);
  return isOwn ? byPaths : { kind: "unknown", reason: "unplacedSpecifier" };
}

function packageImport(asker: Asker, specifier: string, depth: number): ModuleResolution {
  const { importer, project } = asker;
  const owner = project.packagesAbove(importer)[0];
  const byPaths = mapped(specifier, project.configFor(importer)?.paths ?? [], asker);
  if (byPaths !== null && byPaths.kind !== "unresolved") return byPaths;
  if (owner === undefined || owner.json["imports"] === undefined)
    return byPaths === null
      ? { kind: "unknown", reason: "unplacedSpecifier" }
      : mayBeExternal(byPaths, specifier, asker);
  const found = resolvePackageImport(owner, specifier, asker);
  if (found === null) return { kind: "unknown", reason: "unplacedSpecifier" };
  if ("path" in found) return toFile(found.path);
  return depth < 5 ? bare(asker, found.specifier, depth + 1) : { kind: "unknown", reason: "unplacedSpecifier" };
}

/** First-party packages first; then builtins; then what the packages above declare. */
function inPackages(asker: Asker, specifier: string): ModuleResolution | null {
  const { importer, project } = asker;
  const name = packageName(specifier);
  const own = ownPackage(importer, name, project);
  const found = own ?? workspacePackage(importer, name, project);
  if (found !== null) {
    const rest = specifier.slice(name.length + 1);
    const file = resolvePackageEntry(found, rest === "" ? "." : `./${rest}`, asker);
    if (file !== null) return file;
    return own === null || own.json["exports"] !== undefined ? { kind: "unknown", reason: "unplacedSpecifier" } : null;
  }
  if (isBuiltin(specifier)) return { kind: "external", name: specifier };
  const types = `@types/${name.replace(/^@/, "").replace("/", "__")}`;
  const isDeclared = project
    .packagesAbove(importer)
    .some((item) => item.dependencies.has(name) || item.dependencies.has(types));
  return isDeclared ? { kind: "external", name: specifier } : null;
}

/**
 * `paths` of a tsconfig, and the manifest's aliases: an exact pattern first, else the one with the longest text before its star
 * (compiler/moduleNameResolver.ts, `tryLoadModuleUsingPaths`). Null when no pattern fits.
 */
function mapped(specifier: string, mappings: readonly PathMapping[], asker: Asker): ModuleResolution | null {
  const { project } = asker;
  const best = bestMapping(specifier, mappings);
  if (best === null) return null;
  const { mapping, star } = best;
  const paths = mapping.targets
    .map((target) =>
      target === null
        ? null
        : joinInside(
            "",
            target.replace("*", () => star),
          ),
    )
    .filter((path) => path !== null);
  for (const path of paths) {
    const exact = /\.[cm]?[jt]sx?$/.test(path) ? project.files.file(path) : null;
    const found = exact === null ? existing(path, asker, "file or folder") : toFile(exact);
    if (found !== null) return found;
  }
  if (paths.length < mapping.targets.length) return { kind: "unknown", reason: "outsideRoot" };
  return paths.map((path) => missing(path, asker)).find((item) => item.kind === "unknown") ?? { kind: "unresolved" };
}
