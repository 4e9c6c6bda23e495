export const helper = 2;
export default class Helper {}
