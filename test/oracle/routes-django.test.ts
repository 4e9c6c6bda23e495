import { describeOracle } from "./routes/python-oracle.js";

describeOracle("django");
