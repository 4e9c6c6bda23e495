export * from "./diamond";
export { Twice } from "./first";
export class Ambiguous {}
