import { All, Controller, Get, Post, Version } from "@nestjs/common";

@Controller("bins")
export class BinsController {
  @Get(":id")
  find() {
    return {};
  }

  /** Reached although it comes later: the router looks for text before parameters. */
  @Get("empty")
  empty() {
    return [];
  }

  @Get(":id/content")
  content() {
    return [];
  }

  @Get("empty/:what")
  emptyOf() {
    return [];
  }

  @Version("2")
  @Get(":id")
  findNew() {
    return {};
  }

  @Post("move-:from-to-:to")
  move() {
    return {};
  }

  @Get("shelf-:number(^\\d+$)")
  shelf() {
    return {};
  }

  @All("check")
  check() {
    return {};
  }
}
