const OTHER_PLATFORM =
  "the module binds the name in every branch of a question about the platform or version; the first branch is taken, and here another one runs";
const BOUND_AGAIN =
  "the import takes the submodule, and the package binds its name to something else further down; CPython is asked when the package is done";

/** Why CPython finds something else, by file and imported name. Whatever is not in this list is a bug. */
export const CAUSES: ReadonlyMap<string, string> = new Map([
  ["django/core/files/uploadedfile.py NamedTemporaryFile", OTHER_PLATFORM],
  ["django/core/management/commands/makemessages.py NamedTemporaryFile", OTHER_PLATFORM],
  ["sqlalchemy/exc.py safe_bytestring", OTHER_PLATFORM],
  ["sqlalchemy/orm/__init__.py mapper", BOUND_AGAIN],
  ["sqlalchemy/sql/compiler.py div", OTHER_PLATFORM],
  ["sqlalchemy/sql/sqltypes.py div", OTHER_PLATFORM],
  ["sqlalchemy/testing/engines.py gc_collect", OTHER_PLATFORM],
  ["sqlalchemy/testing/profiling.py gc_collect", OTHER_PLATFORM],
]);
