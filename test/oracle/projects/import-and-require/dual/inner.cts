import { kind } from "#which";

export const byRequire = kind;
