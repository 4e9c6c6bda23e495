export const thing = "the later configuration replaces all paths of this one";
