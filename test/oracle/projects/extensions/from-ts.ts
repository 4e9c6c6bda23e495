export const fromTs = 1;
