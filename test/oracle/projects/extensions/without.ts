export const without = "an ES module has to write the extension";
