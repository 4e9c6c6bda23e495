export const other = 1;
export default { other };
