export const home = "/";
