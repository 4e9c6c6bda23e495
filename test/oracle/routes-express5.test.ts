import { describeOracle } from "./routes/node-oracle.js";

describeOracle("express5");
