import { Deep, Own, Twice, InCircle, Diamond, inner, Ambiguous, OnlyType, missing } from "./barrel";
import * as everything from "./barrel";
import fallback from "./barrel";

export const all = [Deep, Own, Twice, InCircle, Diamond, inner.Deep, Ambiguous, missing, fallback];
export const members = [everything.Deep, everything.Own, everything.inner.Deep, everything.inner.Twice];
export type Types = OnlyType | everything.OnlyType;
