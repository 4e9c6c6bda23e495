export * from "./circle-a";
export class InCircle {}
