export const both = "typed";
