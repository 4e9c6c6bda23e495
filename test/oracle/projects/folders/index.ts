export const ownIndex = 1;
