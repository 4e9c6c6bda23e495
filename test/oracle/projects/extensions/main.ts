import { fromTs } from "./from-ts.js";
import { fromTsx } from "./from-tsx.js";
import { fromTsx as byJsx } from "./from-tsx.jsx";
import { fromMts } from "./from-mts.mjs";
import { fromCts } from "./from-cts.cjs";
import { plain } from "./plain.js";
import { typedPlain } from "./typed-plain.js";
import { written } from "./written.ts";
import { dotted } from "./file.dotted.js";
import { both } from "./both.js";
import { without } from "./without";
import { declaredModule } from "./declared.mjs";

export const all = [fromTs, fromTsx, byJsx, fromMts, fromCts, plain, typedPlain, written, dotted, both, without];
export const more = declaredModule;
