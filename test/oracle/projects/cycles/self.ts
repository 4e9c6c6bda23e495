import * as self from "./self";

export const value = 1;
export const again = self.value;
export { self };
