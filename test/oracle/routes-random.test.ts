import { describeRandom } from "./routes/random/describe-random.js";
import { EXPRESS_4, EXPRESS_5 } from "./routes/random/express/express.js";
import { FASTAPI } from "./routes/random/fastapi/fastapi.js";
import { FASTIFY } from "./routes/random/fastify/fastify.js";

describeRandom(EXPRESS_4);
describeRandom(EXPRESS_5);
describeRandom(FASTAPI);
describeRandom(FASTIFY);
