export const first = "ts";
