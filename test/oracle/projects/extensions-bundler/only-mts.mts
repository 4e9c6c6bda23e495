export const onlyMts = 1;
