import { value } from "@/value";

export const all = value;
