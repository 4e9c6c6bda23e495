export const own = "not this one";
