import { SourceFile } from "../source-file.js";

/** A module of JavaScript or TypeScript: besides its lines, what it exports. */
export class JsFile extends SourceFile {
  readonly names = new Set<string>();
  /** What it exports as a whole; null when it exports names alone. */
  default: string | null = null;
  /** The lines behind all others. */
  exports: (file: JsFile) => readonly string[] = () => [];

  override text(): string {
    return [super.text(), ...this.exports(this), ""].join("\n").replace(/\n+$/, "\n");
  }
}
