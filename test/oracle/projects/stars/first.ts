export * from "./deep";
export * from "./diamond";
export const Own = "first";
export const Twice = "of first";
export class Ambiguous {}
export default "a default does not pass a star";
