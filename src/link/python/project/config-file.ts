import { asRecord } from "../../project/package-json.js";

/** A configuration file that says something about Python modules: its tables, or its text where it is a script. */
export interface ConfigFile {
  readonly path: string;
  readonly directory: string;
  readonly name: string;
  readonly text: string;
  /** Of TOML and of INI files, where every value is a string; empty for others. */
  readonly tables: Table;
}

export type Table = Readonly<Record<string, unknown>>;

/** The value at a path of keys, null when there is none. */
export function at(table: Table, ...keys: readonly string[]): unknown {
  let value: unknown = table;
  for (const key of keys) value = asRecord(value)[key];
  return value ?? null;
}

/** The sections of an INI file as configparser reads them: a value goes on in the indented lines below it. */
export function parseIni(text: string): Table {
  const sections: Record<string, Record<string, string>> = {};
  let section: Record<string, string> = {};
  let key: string | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    const [, name, value] = /^([^\s=:][^=:]*?)\s*[=:]\s*(.*)$/.exec(line) ?? [];
    if (header !== undefined) {
      section = sections[header] ?? {};
      sections[header] = section;
      key = null;
    } else if (/^\s/.test(line)) {
      if (key !== null) section[key] = `${section[key] ?? ""}\n${line.trim()}`;
    } else if (name !== undefined) {
      key = name;
      section[key] = value ?? "";
    }
  }
  return sections;
}

/** The items of a value that may be a list, or a text with one item a line or with commas between them. */
export function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  if (typeof value !== "string") return [];
  return value
    .split(/[\n,;]/)
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
