import type { Framework } from "../framework.js";

/** Every framework whose routes are known. */
export const FRAMEWORK_LIST: readonly Framework[] = [];
