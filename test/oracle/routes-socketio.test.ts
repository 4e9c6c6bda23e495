import { describeOracle } from "./routes/node-oracle.js";

describeOracle("socketio");
