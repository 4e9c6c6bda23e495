import { helper } from "./src/helper";

helper();
