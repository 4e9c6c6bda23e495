import { describeRandom } from "./routes/random/describe-random.js";
import { FASTAPI } from "./routes/random/fastapi/fastapi.js";

describeRandom(FASTAPI);
