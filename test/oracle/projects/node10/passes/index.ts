export const first = "TypeScript in a folder is tried before JavaScript";
