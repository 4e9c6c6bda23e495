import { kind } from "dual";

export const found = kind;
