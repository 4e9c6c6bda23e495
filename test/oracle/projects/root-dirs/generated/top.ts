import { inner } from "./inner";

export const top = inner;
