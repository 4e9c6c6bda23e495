import type { ImportFact } from "../../model/facts.js";
import type { Context } from "./context.js";
import { isObjectPath } from "./import-calls.js";
import { where } from "./import-statements.js";
import { Field, Kind } from "./node-kinds.js";
import { literalText } from "./names.js";
import { afterOf, childAt, kindOf, spanOf, textOf, type Node, type SyntaxTree } from "./syntax-tree.js";

/** The import paths in an assignment to one of the settings that Django reads them from. */
export function settingImports(tree: SyntaxTree, assignment: Node, context: Context): readonly ImportFact[] {
  const left = childAt(tree, assignment, Field.left);
  const right = childAt(tree, assignment, Field.right);
  if (left === null || right === null || kindOf(tree, left) !== Kind.identifier || !SETTINGS.has(textOf(tree, left)))
    return [];
  const facts: ImportFact[] = [];
  for (let node = right; node < afterOf(tree, right); node++) {
    const literal = literalText(tree, node);
    if (literal === null || !isObjectPath(literal.text)) continue;
    facts.push({
      specifier: literal.text,
      span: spanOf(tree, literal.node),
      form: "string",
      ...where(context),
      names: [],
    });
  }
  return facts;
}

/** Those whose strings are dotted paths and nothing else. `TEMPLATES` and `DATABASES` hold paths of files and names as well. */
const SETTINGS: ReadonlySet<string> = new Set([
  "INSTALLED_APPS",
  "MIDDLEWARE",
  "MIDDLEWARE_CLASSES",
  "ROOT_URLCONF",
  "WSGI_APPLICATION",
  "ASGI_APPLICATION",
  "AUTHENTICATION_BACKENDS",
  "PASSWORD_HASHERS",
  "EMAIL_BACKEND",
  "DEFAULT_AUTO_FIELD",
  "SESSION_ENGINE",
  "SESSION_SERIALIZER",
  "TEST_RUNNER",
  "DATABASE_ROUTERS",
  "FILE_UPLOAD_HANDLERS",
  "MESSAGE_STORAGE",
  "CSRF_FAILURE_VIEW",
]);
