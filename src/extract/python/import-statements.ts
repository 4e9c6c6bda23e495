import type { ImportedName, ImportFact } from "../../model/facts.js";
import { mayFail, type Context } from "./context.js";
import { Field, Kind } from "./node-kinds.js";
import { namesIn } from "./names.js";
import { childAt, childOfKind, childrenAt, kindOf, spanOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** An import, and for each of its names the node of the name that is bound. */
export interface ImportStatement {
  readonly fact: ImportFact;
  readonly locals: readonly Node[];
}

/** `import a.b, c as d` is two imports; `from m import a, b as c` is one. */
export function importStatement(tree: SyntaxTree, node: Node, context: Context): readonly ImportStatement[] {
  if (kindOf(tree, node) === Kind.import_from_statement) return fromImport(tree, node, context);
  return childrenAt(tree, node, Field.name).flatMap((name) => plainImport(tree, name, context));
}

function plainImport(tree: SyntaxTree, clause: Node, context: Context): readonly ImportStatement[] {
  const isAliased = kindOf(tree, clause) === Kind.aliased_import;
  const dotted = isAliased ? childAt(tree, clause, Field.name) : clause;
  const alias = isAliased ? childAt(tree, clause, Field.alias) : null;
  if (dotted === null) return [];
  const path = namesIn(tree, dotted);
  const [top = ""] = path;
  const name: ImportedName = {
    imported: alias === null && path.length > 1 ? "*top" : "*",
    local: alias === null ? top : textOf(tree, alias),
    span: spanOf(tree, dotted),
    typeOnly: context.typeOnly,
  };
  const fact = {
    specifier: path.join("."),
    span: spanOf(tree, dotted),
    form: "import",
    ...where(context),
    names: [name],
  } as const;
  return [{ fact, locals: [alias ?? dotted + 1] }];
}

function fromImport(tree: SyntaxTree, node: Node, context: Context): readonly ImportStatement[] {
  const module = childAt(tree, node, Field.module_name);
  if (module === null) return [];
  const names: ImportedName[] = [];
  const locals: Node[] = [];
  const { typeOnly } = context;
  for (const clause of childrenAt(tree, node, Field.name)) {
    const isAliased = kindOf(tree, clause) === Kind.aliased_import;
    const name = isAliased ? childAt(tree, clause, Field.name) : clause;
    const alias = isAliased ? childAt(tree, clause, Field.alias) : null;
    if (name === null) continue;
    const imported = namesIn(tree, name).join(".");
    names.push({
      imported,
      local: alias === null ? imported : textOf(tree, alias),
      span: spanOf(tree, name),
      typeOnly,
    });
    locals.push(alias ?? name);
  }
  const star = childOfKind(tree, node, Kind.wildcard_import);
  if (star !== null) {
    names.push({ imported: "*", local: null, span: spanOf(tree, star), typeOnly });
    locals.push(star);
  }
  const specifier = textOf(tree, module).replaceAll(/\s|\\|#.*/g, "");
  return [{ fact: { specifier, span: spanOf(tree, module), form: "import", ...where(context), names }, locals }];
}

/** How an import in this place runs. */
export function where(context: Context): Pick<ImportFact, "conditional" | "deferred"> {
  return { conditional: mayFail(context), deferred: context.deferred };
}
