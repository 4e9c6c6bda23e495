import { a } from "./a.js";
import b from "./b";
export * from "./a.js";

export const all = [a, b];
