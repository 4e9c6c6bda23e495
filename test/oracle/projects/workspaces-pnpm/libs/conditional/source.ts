export const value = "source";
