import type { Plugin } from "rolldown";

export function typescriptParser(): Plugin;
