import type { Plugin } from "rolldown";

export function inlined(): Plugin;
