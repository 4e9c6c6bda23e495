import { over } from "./overloads";

export const all = over("a");
