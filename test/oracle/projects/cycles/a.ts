import { B, roundTrip } from "./b";
import { lost } from "./lost-a";

export class A {}
export { roundTrip };
export const all = [B, lost];
