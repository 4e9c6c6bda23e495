import { Local, Shape } from "./import-and-local";

export const all = [Local, Shape];
