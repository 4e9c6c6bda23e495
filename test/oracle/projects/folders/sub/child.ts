import { ownIndex } from "..";
import { ownIndex as slash } from "../";
import { index } from "../index-folder/index";

export const all = [ownIndex, slash, index];
