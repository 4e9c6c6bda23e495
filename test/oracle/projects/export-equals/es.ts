export const inner = 1;
export default class Es {}
