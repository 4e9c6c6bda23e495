import { Controller, Get, Header, Redirect, Version, VERSION_NEUTRAL } from "@nestjs/common";

@Controller()
export class AppController {
  @Get()
  index(): string {
    return "index";
  }

  @Version(VERSION_NEUTRAL)
  @Get("metrics")
  @Header("content-type", "text/plain")
  metrics(): string {
    return "requests 1";
  }

  @Get("start")
  @Redirect("/api/v1", 302)
  start(): void {}

  /** No route: nothing decorates it. */
  internal(): string {
    return "internal";
  }
}
