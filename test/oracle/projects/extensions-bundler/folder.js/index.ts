export const folderJs = 1;
