import { Service } from "./named";
import * as named from "./named";

export const A = Service;
export const B = named.Service;
export type C = Service;
export let changing = Service;
