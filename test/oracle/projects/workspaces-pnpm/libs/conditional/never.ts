export const sub = 2;
