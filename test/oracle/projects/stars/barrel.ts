export * from "./first";
export * from "./second";
export * from "./circle-a";
export * as inner from "./first";
export type * from "./types";
export const Own = "an own export wins over those of stars";
