export const items = ["pen", "paper"];
