import { first } from "./passes";
import { file } from "./file-and-folder";
import { main } from "./main-typed-later";

export const all = [first, file, main];
