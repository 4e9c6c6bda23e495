export const mainInFolder = 1;
