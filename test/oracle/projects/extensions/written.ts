export const written = 1;
