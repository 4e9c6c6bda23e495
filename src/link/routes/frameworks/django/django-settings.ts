import { FILE_START, type Place } from "../../../../model/span.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Value } from "../../../flow/value.js";
import { asString, optionsOf } from "../../../flow/values.js";
import { LANGUAGES } from "./django-languages.js";
import { moduleAt } from "./django-modules.js";

/** The modules that settings name as the root of all paths, by path; and the languages of the projects. */
export interface DjangoSettings {
  readonly roots: readonly string[];
  readonly languages: readonly string[];
  /** The languages that may have no prefix. */
  readonly defaults: ReadonlySet<string>;
}

/** Reads every settings module that was run. */
export function djangoSettings(run: FlowRun): DjangoSettings {
  const roots = new Set<string>();
  const languages = new Set<string>();
  const defaults = new Set<string>();
  for (const { path, language, isTest } of run.graph.files) {
    if (language !== "python" || isTest) continue;
    const root = run.valueOf(path, ROOT);
    if (root === null) continue;
    for (const each of rootsIn(run, path, root)) roots.add(each);
    for (const code of codesOf(run.valueOf(path, "LANGUAGES"))) languages.add(code);
    const code = asString(run.valueOf(path, "LANGUAGE_CODE"));
    if (code !== null) defaults.add(code);
  }
  for (const call of run.calls.filter(({ method }) => method === "django.conf.settings.configure")) {
    const given = call.arguments.find(({ name }) => name === ROOT)?.value ?? null;
    for (const root of rootsIn(run, call.place.file, given)) roots.add(root);
    // `ROOT_URLCONF=__name__`: the program is one file.
    if (given !== null && given.kind !== "string") roots.add(call.place.file);
  }
  return { roots: [...roots].sort(), languages: languages.size === 0 ? LANGUAGES : [...languages].sort(), defaults };
}

/** The setting, and the name of a module-level name that makes a file matter. */
export const ROOT = "ROOT_URLCONF";

function rootsIn(run: FlowRun, file: string, value: Value | null): readonly string[] {
  return optionsOf(value ?? NONE).flatMap((option) => {
    const name = asString(option);
    return name === null ? [] : (moduleAt(run.graph, file, name) ?? []);
  });
}

const NONE: Value = { kind: "literal", value: null };

/** `[("en", "English"), …]` */
function codesOf(value: Value | null): readonly string[] {
  if (value?.kind !== "list" || value.open) return [];
  return value.items.flatMap((item) => (item.kind === "list" ? (asString(item.items[0] ?? null) ?? []) : []));
}

/** Where the patterns of a module begin. */
export function placeOfPatterns(run: FlowRun, module: string): Place {
  const binding = run.graph.file(module)?.facts.bindings.find(({ name }) => name === PATTERNS);
  return { file: module, span: binding?.span ?? FILE_START };
}

/** What Django looks for in a module with paths. */
export const PATTERNS = "urlpatterns";
