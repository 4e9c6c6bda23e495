import { asRecord } from "../../project/package-json.js";
import { at, type ConfigFile } from "./config-file.js";

/** The modules that a build makes of something other than Python, by their dotted name or, where that is all that is said, its last part. */
export function builtModules({ name, tables, text }: ConfigFile): readonly string[] {
  const pattern = PATTERNS.get(name);
  if (pattern !== undefined) return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? []);
  if (name !== "pyproject.toml") return [];
  const extensions = at(tables, "tool", "setuptools", "ext-modules");
  const named = Array.isArray(extensions) ? extensions.map((item) => asRecord(item)["name"]) : [];
  return [at(tables, "tool", "maturin", "module-name"), ...named].filter((item) => typeof item === "string");
}

const PATTERNS: ReadonlyMap<string, RegExp> = new Map([
  // Of setuptools, Cython, pybind11, cffi and setuptools-rust alike.
  ["setup.py", /Extension\(\s*(?:name\s*=\s*)?["']([\w.]+)["']/g],
  ["meson.build", /extension_module\(\s*'([\w.]+)'/g],
  ["CMakeLists.txt", /(?:pybind11_add_module|nanobind_add_module|python\d?_add_(?:module|library))\s*\(\s*(\w+)/gi],
]);
