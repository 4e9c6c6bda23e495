export const first = "folder";
