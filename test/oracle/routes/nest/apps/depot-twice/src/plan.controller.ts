import { Controller, Get } from "@nestjs/common";

/** Fastify refuses a method and path that it has, so the application does not start. */
@Controller()
export class PlanController {
  @Get("shifts/:shift")
  plan() {
    return {};
  }
}
