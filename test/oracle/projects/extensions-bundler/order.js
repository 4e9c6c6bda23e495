export const first = "js";
