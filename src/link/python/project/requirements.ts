import { asRecord } from "../../project/package-json.js";
import { at, listOf, type ConfigFile } from "./config-file.js";

/** A distribution that is required, by its name in the normal form of PEP 503. */
export interface Requirement {
  readonly name: string;
  /** The versions as written, `>=0.110,<1`, also in Poetry's notation; empty for any. */
  readonly range: string;
}

/** The distributions that a configuration file requires. */
export function requirementsIn(config: ConfigFile): readonly Requirement[] {
  return written(config).flatMap((item) => {
    const [, name, range = ""] = REQUIREMENT.exec(item) ?? [];
    return name === undefined ? [] : [{ name: normalName(name), range: range.trim() }];
  });
}

/** `name[extras] >= 1, < 2; marker`, and no version of `name @ url`. */
const REQUIREMENT = /^\s*([a-z\d](?:[\w.-]*[a-z\d])?)\s*(?:\[[^\]]*\])?\s*\(?([<>=~!^*\d][^;#@)]*)?/i;

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
      return ["packages", "dev-packages"].flatMap((key) => byKey(tables[key]));
    case "setup.py":
      // Whatever is quoted and looks like a requirement with a version; those without one cannot be told from other words.
      return [...text.matchAll(/["']([a-z\d][\w.-]*(?:\[[^\]]*\])?\s*[<>=~!]=?[^"']*)["']/gi)].flatMap(
        (match) => match[1] ?? [],
      );
    default:
      return /\.(?:txt|in)$/.test(name) ? text.split("\n") : [];
  }
}

function pyproject(tables: ConfigFile["tables"]): readonly string[] {
  const poetry = asRecord(at(tables, "tool", "poetry"));
  const groups = Object.values(asRecord(poetry["group"])).map(asRecord);
  const ofPoetry = [poetry, ...groups].flatMap((table) =>
    ["dependencies", "dev-dependencies"].flatMap((key) => byKey(table[key])),
  );
  return [
    ...listOf(at(tables, "project", "dependencies")),
    ...Object.values(asRecord(at(tables, "project", "optional-dependencies"))).flatMap(listOf),
    ...Object.values(asRecord(tables["dependency-groups"])).flatMap(listOf),
    ...ofPoetry,
  ];
}

/** `name = "^1"` and `name = { version = "^1" }` */
function byKey(table: unknown): readonly string[] {
  return Object.entries(asRecord(table)).map(([name, value]) => {
    const version = typeof value === "string" ? value : asRecord(value)["version"];
    return typeof version === "string" ? `${name} ${version}` : name;
  });
}
