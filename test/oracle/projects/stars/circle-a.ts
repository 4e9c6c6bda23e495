export * from "./circle-b";
export const inA = 1;
