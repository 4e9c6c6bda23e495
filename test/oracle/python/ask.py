"""Compares what ssotlint says of imported names with what CPython finds.

Reads `{"root", "package", "rows"}` as JSON from standard input, `rows` being those of `inventory imports`. Every first-party
`from m import n`, `import m` and attribute of an imported module is found by Python's own parser, evaluated by importing it, and compared with
the row at the same place by identity: the object must be the one that the row's symbol names. Import paths in strings are compared with
what `pkgutil.resolve_name` makes of them. Writes one JSON object with the verdicts.
"""

import ast
import contextlib
import importlib
import importlib.util
import io
import json
import os
import pkgutil
import re
import sys
import types
import warnings

MISSING = object()
"""Stands for what CPython does not find, although it can import the module."""

UNIMPORTABLE = object()
"""Stands for what depends on a module that CPython cannot import here."""


def main():
    request = json.load(sys.stdin)
    root, package = request["root"], request["package"]
    sys.path.insert(0, root)
    warnings.simplefilter("ignore")
    answers = sys.stdout
    silence = io.StringIO()
    with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
        PREPARE.get(package, lambda: None)()
        verdicts = compare(root, package, request["rows"])
    json.dump({"python": sys.version.split()[0], "verdicts": verdicts}, answers)
    answers.flush()
    # Modules may have started threads that do not end.
    os._exit(0)


def prepare_django():
    import django
    from django.conf import settings

    contrib = "admin auth contenttypes flatpages humanize messages redirects sessions sites sitemaps staticfiles syndication"
    settings.configure(
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        INSTALLED_APPS=[f"django.contrib.{name}" for name in contrib.split()],
        SECRET_KEY="oracle",
        SITE_ID=1,
        ROOT_URLCONF=__name__,
    )
    django.setup()


PREPARE = {"django": prepare_django}


def compare(root, package, rows):
    by_place = {}
    for row in rows:
        by_place.setdefault(place_of(row), row)
    verdicts = []
    asked = set()
    # Attributes last, when everything that is imported anywhere is loaded; of each the first use, which is where its row stands.
    for question in sorted(questions(root, package), key=lambda it: (bool(it.chain), it.file, it.line, it.column)):
        found = ask(question, package)
        if found is None:
            continue
        kind, imported, value = found
        once = (question.file, question.name.lineno, question.name.col_offset, kind, imported)
        if once in asked:
            continue
        asked.add(once)
        row = by_place.get((question.file, question.line, question.column, kind, imported))
        verdicts.append(judge(question, kind, imported, value, row))
    return [*verdicts, *(judge_string(row) for row in rows if is_string_of(row, package))]


def place_of(row):
    kind = "member" if row["form"] == "member" else "import"
    return (row["file"], row["line"], row["column"], kind, row["imported"])


# What Python's own parser finds.


class Question:
    """One imported name, or one chain of attributes that starts at one."""

    def __init__(self, file, place, statement, name, chain):
        self.file = file
        self.line, self.column = place
        self.statement = statement
        self.name = name
        self.chain = chain


def questions(root, package):
    for path in sorted(sources(os.path.join(root, package))):
        file = os.path.relpath(path, root)
        with open(path, "rb") as source:
            text = source.read()
        try:
            tree = ast.parse(text, path)
        except SyntaxError:
            continue
        reader = Reader(file, text.split(b"\n"))
        reader.read(tree)
        yield from reader.found


def sources(folder):
    for directory, _folders, files in os.walk(folder):
        yield from (os.path.join(directory, name) for name in files if name.endswith(".py"))


class Reader:
    """Walks a module and keeps, for every scope, which imports bind a name and whether anything else does."""

    def __init__(self, file, lines):
        self.file = file
        self.lines = lines
        self.found = []

    def read(self, tree):
        self.scope(tree, tree.body, [])

    def place(self, node):
        """Line and column, the column from 1 and in UTF-16 units as ssotlint counts it, where Python counts bytes."""
        before = self.lines[node.lineno - 1][: node.col_offset].decode("utf-8", "replace")
        return node.lineno, len(before.encode("utf-16-le")) // 2 + 1

    def scope(self, node, body, outer):
        names = {}
        for name in parameters(node):
            names[name] = [None]
        for child in own_nodes(body):
            for name, binding in bindings(child):
                names.setdefault(name, []).append(binding)
        for name in (name for child in own_nodes(body) if isinstance(child, ast.Global) for name in child.names):
            names.pop(name, None)
        scopes = [*outer, (node, names)]
        inner = {id(child.value) for child in own_nodes(body) if isinstance(child, ast.Attribute)}
        for child in own_nodes(body):
            if isinstance(child, (ast.Import, ast.ImportFrom)):
                for alias in child.names:
                    self.found.append(Question(self.file, self.place(alias), child, alias, ()))
            elif isinstance(child, ast.Attribute) and id(child) not in inner:
                self.attribute(child, scopes)
        # Comprehensions are read as part of what is around them, but for the names that they bind.
        for child in own_nodes(body):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.scope(child, child.body, scopes)
            elif isinstance(child, ast.Lambda):
                self.scope(child, [child.body], scopes)

    def attribute(self, node, scopes):
        chain = [node.attr]
        value = node.value
        while isinstance(value, ast.Attribute):
            chain.append(value.attr)
            value = value.value
        if not isinstance(value, ast.Name) or not isinstance(node.ctx, ast.Load):
            return
        bound = look_up(scopes, value.id)
        # What something else binds as well, or several imports of different modules do, has no one answer.
        if bound is None or None in bound or len({meaning_of(binding) for binding in bound}) != 1:
            return
        statement, alias = bound[0]
        self.found.append(Question(self.file, self.place(value), statement, alias, tuple(reversed(chain))))


def meaning_of(binding):
    statement, alias = binding
    if isinstance(statement, ast.ImportFrom):
        return (statement.level, statement.module, alias.name)
    return alias.name if alias.asname else alias.name.split(".")[0]


def look_up(scopes, name):
    for index in range(len(scopes) - 1, -1, -1):
        node, names = scopes[index]
        if isinstance(node, ast.ClassDef) and index < len(scopes) - 1:
            continue
        if name in names:
            return names[name]
    return None


def own_nodes(body):
    """The nodes of a scope; of scopes in it what belongs to this one: decorators, defaults, annotations, bases."""
    pending = list(reversed(body))
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            inner = [*node.decorator_list, node.args, *([node.returns] if node.returns else [])]
        elif isinstance(node, ast.ClassDef):
            inner = [*node.decorator_list, *node.bases, *node.keywords]
        elif isinstance(node, ast.Lambda):
            inner = [node.args]
        else:
            inner = list(ast.iter_child_nodes(node))
        pending.extend(reversed(inner))


def parameters(node):
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        return
    arguments = node.args
    for argument in [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]:
        if argument is not None:
            yield argument.arg


def bindings(node):
    """The names that a node binds: with the statement and alias for an import, with None for everything else."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            local = alias.asname or (alias.name.split(".")[0] if isinstance(node, ast.Import) else alias.name)
            yield local, (node, alias)
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name, None
    elif isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
        yield node.id, None
    elif isinstance(node, ast.ExceptHandler) and node.name:
        yield node.name, None
    elif isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name:
        yield node.name, None


# What CPython finds.


def ask(question, package):
    """The kind of row that is expected, what it says is imported, and the object; None for what is not first-party."""
    statement, alias = question.statement, question.name
    if isinstance(statement, ast.Import):
        if not is_first_party(alias.name, package):
            return None
        if not question.chain:
            return "import", "*", load(alias.name)
        start = load(alias.name)
        if start is not UNIMPORTABLE and alias.asname is None:
            start = sys.modules[alias.name.split(".")[0]]
        return member(start, question.chain, package)
    module = absolute_name(question.file, statement)
    if module is None or not is_first_party(module, package):
        return None
    if alias.name == "*":
        return "import", "*", load(module)
    value = from_import(module, alias.name)
    if not question.chain:
        return "import", alias.name, value
    return member(value, question.chain, package)


def absolute_name(file, statement):
    if statement.level == 0:
        return statement.module
    own = dotted(file)
    anchor = own if file.endswith("__init__.py") else own.rpartition(".")[0]
    try:
        return importlib.util.resolve_name("." * statement.level + (statement.module or ""), anchor)
    except ImportError:
        return None


def member(value, chain, package):
    """Follows attributes as long as they are modules of the package."""
    used = 0
    while is_module(value) and is_first_party(value.__name__, package) and used < len(chain):
        value = attribute_of(value, chain[used])
        used += 1
    return ("member", ".".join(chain[:used]), value) if used else None


def is_module(value):
    # Lazy objects pretend to be what they stand for, and fail when that cannot be made here.
    return issubclass(type(value), types.ModuleType)


def attribute_of(value, name):
    try:
        return getattr(value, name)
    except AttributeError:
        return MISSING
    except BaseException:
        return UNIMPORTABLE


def from_import(module, name):
    found = load(module)
    if found is UNIMPORTABLE:
        return UNIMPORTABLE
    value = attribute_of(found, name)
    if value is not MISSING:
        return value
    try:
        spec = importlib.util.find_spec(f"{module}.{name}") if hasattr(found, "__path__") else None
    except BaseException:
        spec = None
    return MISSING if spec is None else load(f"{module}.{name}")


loaded = {}


def load(name):
    if name not in loaded:
        try:
            loaded[name] = importlib.import_module(name)
        except BaseException:
            loaded[name] = UNIMPORTABLE
    return loaded[name]


def is_first_party(name, package):
    return name == package or name.startswith(package + ".")


def dotted(path):
    return re.sub(r"(/__init__)?\.pyi?$|/$", "", path).replace("/", ".")


# The comparison.


def judge(question, kind, imported, value, row):
    verdict = {"file": question.file, "line": question.line, "kind": kind, "imported": imported}
    if value is UNIMPORTABLE:
        return {**verdict, "verdict": "notImportable", "claim": "" if row is None else row["status"]}
    if row is None:
        return {**verdict, "verdict": "noRow", "theirs": describe(value)}
    verdict["claim"] = row["status"]
    verdict["ours"] = row.get("target", "")
    verdict["theirs"] = describe(value)
    if row["status"] == "unresolved":
        return {**verdict, "verdict": "agree" if value is MISSING else "falseUnresolved"}
    if row["status"] == "unknown":
        return {**verdict, "verdict": "agree" if value is MISSING else "unknown"}
    if value is MISSING:
        return {**verdict, "verdict": "disagree"}
    meant = target_of(row)
    if meant is UNIMPORTABLE:
        return {**verdict, "verdict": "notImportable"}
    return {**verdict, "verdict": "agree" if meant is value else "disagree"}


def is_string_of(row, package):
    return row["form"] == "string" and is_first_party(row["specifier"].partition(":")[0], package)


def judge_string(row):
    """An import path in a string: what `pkgutil.resolve_name` makes of it."""
    verdict = {key: row[key] for key in ("file", "line", "imported")}
    verdict.update(kind="string", claim=row["status"], ours=row["target"])
    values = on_the_way(row["specifier"])
    verdict["theirs"] = describe(values[-1])
    if values[-1] is UNIMPORTABLE:
        return {**verdict, "verdict": "notImportable"}
    if row["status"] == "unresolved":
        return {**verdict, "verdict": "agree" if values[-1] is MISSING else "falseUnresolved"}
    if row["status"] == "unknown":
        return {**verdict, "verdict": "agree" if values[-1] is MISSING else "unknown"}
    # A symbol stands for the class or value in which the rest of the path is looked up.
    meant = target_of(row)
    return {**verdict, "verdict": "agree" if any(meant is value for value in values) else "disagree"}


def on_the_way(specifier):
    """The objects that a path leads through, from the first name to the last."""
    parts = specifier.replace(":", ".").split(".")
    values = []
    for count in range(1, len(parts) + 1):
        path = ".".join(parts[:count])
        try:
            values.append(pkgutil.resolve_name(path))
        except (AttributeError, ImportError):
            return [*values, UNIMPORTABLE if fails_to_import(path) else MISSING]
        except BaseException:
            return [*values, UNIMPORTABLE]
    return values


def fails_to_import(path):
    """Whether some module on the way is there, and cannot be imported."""
    parts = path.split(".")
    for count in range(1, len(parts) + 1):
        name = ".".join(parts[:count])
        try:
            if importlib.util.find_spec(name) is None:
                return False
        except BaseException:
            return load(".".join(parts[: count - 1])) is UNIMPORTABLE
        if load(name) is UNIMPORTABLE:
            return True
    return False


def target_of(row):
    """The object that a row's symbol, module or external name stands for."""
    if row["status"] == "module":
        return load(dotted(row["target"]))
    if row["status"] == "external":
        try:
            return pkgutil.resolve_name(row["target"])
        except BaseException:
            return MISSING if load(row["target"].split(".")[0]) is not UNIMPORTABLE else UNIMPORTABLE
    path, _, name = row["target"].rpartition("#")
    value = load(dotted(path))
    for part in name.split("."):
        if value is UNIMPORTABLE or value is MISSING:
            return value
        value = attribute_of(value, re.sub(r"~\d+$", "", part))
    return value


def describe(value):
    if value is MISSING:
        return "nothing"
    if is_module(value):
        return f"module {value.__name__}"
    try:
        where = getattr(value, "__module__", None)
        name = getattr(value, "__qualname__", None)
        if isinstance(where, str) and isinstance(name, str):
            return f"{where}.{name}"
        return f"{type(value).__name__} {value!r}"[:80]
    except BaseException:
        # A proxy that stands for something only while a request is served.
        return type(value).__name__


if __name__ == "__main__":
    main()
