export const value = "common";
