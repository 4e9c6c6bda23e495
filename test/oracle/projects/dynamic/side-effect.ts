export const ran = 1;
