export const typedPlain = 1;
