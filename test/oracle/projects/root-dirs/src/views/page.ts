import { template } from "./page.template";
import { own } from "./own";

export const page = [template, own];
