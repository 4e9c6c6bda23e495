export const value = "import";
