export const byVariable = 1;
