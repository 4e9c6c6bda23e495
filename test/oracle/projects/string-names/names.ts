const value = 1;
export { value as "a name with spaces" };
export const $dollar = 1;
export const _under = 1;
export const ünïcode = 1;
