export const plainJsx = 1;
