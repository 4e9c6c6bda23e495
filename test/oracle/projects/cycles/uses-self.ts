import { self } from "./self";

export const value = self.self.value;
