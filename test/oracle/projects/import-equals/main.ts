import { Alias, Inner, Facade, Exported } from "./aliases";

export const all = [Alias, Inner.value, Facade.Client, Facade.Nested.Client, Exported];
export type Types = Facade.Options | Facade.Deep;
