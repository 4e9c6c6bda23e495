import { value } from "@/value";

export const tool = value;
