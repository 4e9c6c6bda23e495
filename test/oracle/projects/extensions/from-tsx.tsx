export const fromTsx = 1;
