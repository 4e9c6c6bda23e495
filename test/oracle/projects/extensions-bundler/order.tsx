export const first = "tsx";
