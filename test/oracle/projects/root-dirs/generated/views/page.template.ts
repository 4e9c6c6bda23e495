import { own } from "./own";

export const template = own;
