import { Controller, Get, Head, Options, VERSION_NEUTRAL } from "@nestjs/common";

@Controller({ path: "health", version: VERSION_NEUTRAL })
export class HealthController {
  @Get()
  check() {
    return { ok: true };
  }

  @Get(["live", "ready"])
  probe() {
    return { ok: true };
  }

  @Head("live")
  beat(): void {}

  @Options()
  allowed(): void {}
}

@Controller({ path: "internal/queues", version: VERSION_NEUTRAL })
export class QueuesController {
  @Get("depth")
  depth() {
    return { depth: 0 };
  }
}
