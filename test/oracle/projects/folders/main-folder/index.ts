export const main = "the package.json names another file";
