export const fromCts = 1;
