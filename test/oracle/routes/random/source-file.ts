/** A file that is being written: what it imports, and its lines. */
export class SourceFile {
  readonly path: string;
  readonly #imports = new Set<string>();
  readonly #lines: string[] = [];

  constructor(path: string) {
    this.path = path;
  }

  import(line: string): void {
    this.#imports.add(line);
  }

  add(...lines: readonly string[]): void {
    this.#lines.push(...lines);
  }

  text(): string {
    return [...this.#imports, ...(this.#imports.size > 0 ? [""] : []), ...this.#lines, ""].join("\n");
  }
}

/** Lines that are inside of something. */
export function indented(lines: readonly string[], by: string): readonly string[] {
  return lines.map((line) => (line === "" ? "" : by + line));
}

/** Written files by path. */
export type Files = Readonly<Record<string, string>>;

/** A program as source. */
export interface Written {
  readonly files: Files;
  /** Our name for the application. */
  readonly id: string;
  /** What the framework's runner loads. */
  readonly load: string;
}
