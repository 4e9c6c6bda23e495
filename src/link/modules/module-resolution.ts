import { assertNever } from "../../model/assert-never.js";

/** What a module specifier means in the file that writes it. */
export type ModuleResolution =
  /** A first-party source file. A guess is good enough to follow a name that is there, and proves nothing about one that is not. */
  | { readonly kind: "file"; readonly path: string; readonly sureness: "known" | "guessed" }
  /** An existing file that is not code: a style sheet, an image, JSON. */
  | { readonly kind: "asset"; readonly path: string }
  /** A builtin, a declared dependency, or what an ambient declaration covers. */
  | { readonly kind: "external"; readonly name: string }
  | { readonly kind: "unresolved" }
  | { readonly kind: "unknown"; readonly reason: "unplacedSpecifier" | "ignoredTarget" | "outsideRoot" };

const CODE = /\.(?:[cm]?[jt]s|[jt]sx|pyi?)$/;

/** Whether a file can have names of its own. Of any other file an import gives the whole. */
export function isCode(path: string): boolean {
  return CODE.test(path);
}

/** The resolution to an existing file. */
export function toFile(path: string, sureness: "known" | "guessed" = "known"): ModuleResolution {
  return isCode(path) ? { kind: "file", path, sureness } : { kind: "asset", path };
}

/** Whether two resolutions say the same. */
export function isSameModule(left: ModuleResolution, right: ModuleResolution): boolean {
  switch (left.kind) {
    case "file":
      return right.kind === "file" && left.path === right.path && left.sureness === right.sureness;
    case "asset":
      return right.kind === "asset" && left.path === right.path;
    case "external":
      return right.kind === "external" && left.name === right.name;
    case "unresolved":
      return right.kind === "unresolved";
    case "unknown":
      return right.kind === "unknown" && left.reason === right.reason;
    default:
      return assertNever(left);
  }
}
