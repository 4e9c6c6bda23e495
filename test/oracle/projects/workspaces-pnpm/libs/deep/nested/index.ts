export * from "./nested";
