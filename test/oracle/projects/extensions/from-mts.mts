export const fromMts = 1;
