import type { PendingCall } from "../../flow/pending-call.js";
import type { FlowRun } from "../../flow/flow-run.js";
import type { Value } from "../../flow/value.js";
import { argument } from "../../flow/values.js";
import type { CollectedRoutes, DraftRoute, Framework, Judgement } from "../framework.js";
import { collectNest } from "./nest/nest-collect.js";
import { judgeGateways, judgeRoutes } from "./nest/nest-judge.js";
import { isGatewayRoute, isNestRoute } from "./nest/nest-route.js";
import { METHOD_DECORATORS } from "./nest/nest-methods.js";
import { APP_TYPE } from "./nest/nest-settings.js";

/** NestJS: controllers and gateways of the modules that an application is made of, over Express or Fastify. */
export const nest: Framework = {
  id: "nest",
  language: "typescript",
  packages: ["@nestjs"],
  marks: [
    "@nestjs/core.NestFactory",
    "@nestjs/core.RouterModule",
    "@nestjs/common.Module",
    "@nestjs/common/decorators",
    "@nestjs/common.Controller",
    "@nestjs/websockets.WebSocketGateway",
    // Bases of controllers, and functions that put decorators together, are in files of their own.
    "@nestjs/common.applyDecorators",
    "@nestjs/common.RequestMapping",
    "@nestjs/common.Sse",
    ...METHOD_DECORATORS.keys(),
  ],
  types: {
    "@nestjs/common.INestApplication": APP_TYPE,
    "@nestjs/platform-express.NestExpressApplication": APP_TYPE,
    "@nestjs/platform-fastify.NestFastifyApplication": APP_TYPE,
  },
  call,
  collect: (run: FlowRun): CollectedRoutes => collectNest(run),
  judge,
};

/** Methods of an application that give the application. */
const CHAINING: ReadonlySet<string> = new Set(
  "setGlobalPrefix enableVersioning enableShutdownHooks enableCors use useGlobalPipes useGlobalFilters useGlobalGuards useGlobalInterceptors useWebSocketAdapter useStaticAssets init".split(
    " ",
  ),
);

function call(pending: PendingCall): Value | null {
  const { receiver, method } = pending;
  const [first] = pending.arguments;
  if (method === "@nestjs/common.forwardRef") {
    // The class behind it may not be there yet.
    return first === undefined ? null : pending.gives(pending.runWhenAsked(first.value));
  }
  if (receiver?.type !== APP_TYPE) return null;
  const callback = argument(pending, 0);
  if (method === "then" && callback !== null) return pending.gives(pending.run(callback, [receiver]));
  return CHAINING.has(method) || method === "catch" || method === "finally" ? pending.gives(receiver) : null;
}

function judge(a: DraftRoute, b: DraftRoute): Judgement {
  if (isNestRoute(a) && isNestRoute(b)) return judgeRoutes(a, b);
  if (isGatewayRoute(a) && isGatewayRoute(b)) return judgeGateways(a, b);
  return { winner: a.order < b.order ? "a" : "b", outcome: null };
}
