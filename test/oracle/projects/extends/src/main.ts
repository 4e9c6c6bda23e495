import { thing } from "@base/thing";
import { deep } from "@deep/thing";
import { byVariable } from "@deep/by-variable";

export const all = [thing, deep, byVariable];
