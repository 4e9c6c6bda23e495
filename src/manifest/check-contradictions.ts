import { splitSymbolId } from "../model/symbol-id.js";
import type { KeyPath } from "./key-path.js";
import { type Located, entriesOf, itemsOf, textOf, valueOf } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import { quote } from "./path-text.js";

/** Notes statements of a whole manifest that cannot both hold. */
export function checkContradictions(root: Located, note: NoteMistake): void {
  for (const { key, value: role } of entriesOf(valueOf(root, "roles"))) {
    checkOneForEachLanguage(valueOf(role, "canonical"), ["roles", key, "canonical"], note);
    checkRepeated(valueOf(role, "variants"), ["roles", key, "variants"], ["symbol"], note);
  }
  checkRepeated(valueOf(valueOf(root, "routes"), "owners"), ["routes", "owners"], ["method", "path"], note);
  checkRepeated(valueOf(root, "imports"), ["imports"], ["symbol"], note);
}

/** Two canonical symbols would be two sources of truth. */
function checkOneForEachLanguage(canonical: Located | null, path: KeyPath, note: NoteMistake): void {
  const seen = new Map<string, string>();
  for (const [index, item] of itemsOf(canonical).entries()) {
    const symbol = textOf(item);
    const file = splitSymbolId(symbol ?? "")?.file;
    if (symbol === null || file === undefined) continue;
    const language = /\.pyi?$/.test(file) ? "Python" : "TypeScript";
    const first = seen.get(language);
    if (first === undefined) seen.set(language, symbol);
    else {
      const remedy = "what else does the work goes into implementation, what else may exist into variants";
      note(item.place, [...path, index], `${quote(first)} is the canonical symbol for ${language} already: ${remedy}`);
    }
  }
}

/** Notes items of a list that say the same by these keys as an earlier one. */
function checkRepeated(list: Located | null, path: KeyPath, keys: readonly string[], note: NoteMistake): void {
  const seen = new Map<string, Located>();
  for (const [index, item] of itemsOf(list).entries()) {
    const texts = keys.map((key) => textOf(valueOf(item, key)));
    if (texts.includes(null)) continue;
    const said = texts.join(" ");
    const first = seen.get(said);
    if (first === undefined) {
      seen.set(said, item);
      continue;
    }
    const where = `${first.place.file}:${first.place.span[0]}`;
    note(
      item.place,
      [...path, index],
      `${quote(said)} is listed twice, it is already there at ${where}: keep one of them`,
    );
  }
}
