export const own = "this one";
