export const both = "plain";
