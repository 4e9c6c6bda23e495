export const file = "folder";
