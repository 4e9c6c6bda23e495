import type { Binding, ExportFact, FileFacts, ImportFact } from "../../model/facts.js";
import { compareSpans } from "../../model/span.js";

/**
 * All that decides about what names stand for in other files, as one text: while it stays the same, a file may change without changing the
 * answer to any question that others ask. Bodies, members and values are no part of it, nor are places that no chain shows.
 */
export function surfaceOf(facts: FileFacts): string {
  const { language, moduleKind, computedExports, starNames, problems } = facts;
  return JSON.stringify([
    language,
    moduleKind,
    seenOfBindings(facts),
    facts.exports.map(seenOfExport),
    facts.imports.map(seenOfImport(facts)),
    facts.definitions.map(({ name, kind }) => [name, kind]),
    computedExports,
    starNames,
    problems.length > 0,
    facts.ambientModules,
  ]);
}

function seenOfBindings({ bindings, definitions, imports }: FileFacts): unknown {
  // Of several bindings of a name, places decide which is in effect: whether it is a function that binds it.
  if (bindings.some(({ conditional }) => conditional)) {
    return [bindings, imports.map(({ span }) => span), definitions.map(({ body, span }) => [body, span])];
  }
  let above = 0;
  return bindings.map((binding) => {
    while (above < imports.length && isAbove(imports[above], binding)) above++;
    // The place of a definition's name is in no chain. What is loaded below it may take its name.
    return binding.target.kind === "definition" ? [binding.name, binding.target, above] : [binding, above];
  });
}

function isAbove(fact: ImportFact | undefined, { span }: Binding): boolean {
  return fact !== undefined && compareSpans(fact.span, span) <= 0;
}

/** Only what is exported from elsewhere, or under another name, is a hop. */
function seenOfExport(fact: ExportFact): unknown {
  const { name, source } = fact;
  if (source.kind === "definition") return [name, source];
  const isOwn = source.kind === "local" && source.path.length === 1 && (source.path[0] === name || name === "=");
  return isOwn ? [name, source] : fact;
}

/** Others see an import where a name of the module stands for it, or where it loads a submodule. */
function seenOfImport({ language, bindings, exports }: FileFacts): (fact: ImportFact, index: number) => unknown {
  const used = new Set([...bindings.map(importOf), ...exports.map(reexportOf)]);
  return (fact, index) => {
    const isLoading = language === "python" && fact.form === "import" && !fact.deferred;
    return isLoading || used.has(index) ? fact : null;
  };
}

function importOf({ target }: Binding): number | null {
  return target.kind === "import" ? target.import : null;
}

function reexportOf({ source }: ExportFact): number | null {
  return source.kind === "reexport" ? source.import : null;
}
