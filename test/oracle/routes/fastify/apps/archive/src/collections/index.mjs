export * as maps from "./maps.mjs";
export * as letters from "./letters.mjs";
