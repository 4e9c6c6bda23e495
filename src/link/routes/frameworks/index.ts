import type { Framework } from "../framework.js";
import { flask } from "./flask.js";

/** Every framework whose routes are known. */
export const FRAMEWORK_LIST: readonly Framework[] = [flask];
