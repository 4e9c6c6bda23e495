export const withoutExtension = 1;
