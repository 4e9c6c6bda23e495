import * as library from "./library";
export { library };
