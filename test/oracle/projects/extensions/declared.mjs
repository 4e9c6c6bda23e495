export const declaredModule = 1;
