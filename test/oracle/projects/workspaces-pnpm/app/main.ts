import { value } from "conditional";
import { sub } from "conditional/sub";
import { nested } from "nested-lib";
import { nested as direct } from "nested-lib/nested";

export const all = [value, sub, nested, direct];
