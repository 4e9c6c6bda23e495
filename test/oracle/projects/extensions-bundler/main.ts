import { fromTs } from "./from-ts";
import { fromTs as byJs } from "./from-ts.js";
import { fromTsx } from "./from-tsx";
import { first } from "./order";
import { dotted } from "./file.dotted";
import { json } from "./looks-like.json";
import { typedStyle } from "./style.css";
import { onlyMts } from "./only-mts";
import { plainJsx } from "./plain-jsx";
import { folderJs } from "./folder.js";

export const all = [fromTs, byJs, fromTsx, first, dotted, json, typedStyle, onlyMts, plainJsx, folderJs];
