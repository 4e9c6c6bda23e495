export const main = "typed index";
