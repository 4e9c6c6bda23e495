import { describeOracle } from "./routes/node-oracle.js";

describeOracle("next");
