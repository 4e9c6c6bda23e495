import { asRecord } from "../../project/package-json.js";
import { at, listOf, type ConfigFile } from "./config-file.js";

/** The names of the distributions that a configuration file requires, in the normal form of PEP 503. */
export function requirementsIn(config: ConfigFile): readonly string[] {
  return written(config)
    .flatMap((item) => /^\s*([a-z\d](?:[\w.-]*[a-z\d])?)/i.exec(item)?.[1] ?? [])
    .map(normalName);
}

/** `Foo.Bar_baz` is `foo-bar-baz`. */
export function normalName(name: string): string {
  return name.replace(/[-_.]+/g, "-").toLowerCase();
}

function written({ name, tables, text }: ConfigFile): readonly string[] {
  switch (name) {
    case "pyproject.toml":
      return pyproject(tables);
    case "setup.cfg":
      return [
        ...listOf(at(tables, "options", "install_requires")),
        ...Object.values(asRecord(at(tables, "options.extras_require"))).flatMap(listOf),
      ];
    case "Pipfile":
      return ["packages", "dev-packages"].flatMap((key) => Object.keys(asRecord(tables[key])));
    case "setup.py":
      // Whatever is quoted and looks like a requirement with a version; those without one cannot be told from other words.
      return [...text.matchAll(/["']([a-z\d][\w.-]*)(?:\[[^\]]*\])?\s*[<>=~!]=?[^"']*["']/gi)].flatMap(
        (match) => match[1] ?? [],
      );
    default:
      return /\.(?:txt|in)$/.test(name) ? text.split("\n") : [];
  }
}

function pyproject(tables: ConfigFile["tables"]): readonly string[] {
  const poetry = asRecord(at(tables, "tool", "poetry"));
  const groups = Object.values(asRecord(poetry["group"])).map(asRecord);
  const byKey = [poetry, ...groups].flatMap((table) =>
    ["dependencies", "dev-dependencies"].flatMap((key) => Object.keys(asRecord(table[key]))),
  );
  return [
    ...listOf(at(tables, "project", "dependencies")),
    ...Object.values(asRecord(at(tables, "project", "optional-dependencies"))).flatMap(listOf),
    ...Object.values(asRecord(tables["dependency-groups"])).flatMap(listOf),
    ...byKey,
  ];
}
