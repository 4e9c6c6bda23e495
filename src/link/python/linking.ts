import type { PythonModules } from "./modules/python-modules.js";
import type { PythonNames } from "./names/python-names.js";

/** What is needed to say what the imports of a file lead to. */
export interface Linking {
  readonly modules: PythonModules;
  readonly names: PythonNames;
}
