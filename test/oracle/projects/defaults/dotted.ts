import * as constants from "./object";
export default constants.other;
