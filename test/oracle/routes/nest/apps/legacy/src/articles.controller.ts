import { All, Controller, Get, Post } from "@nestjs/common";

/** Express 4: expressions in parameters, `?`, `*` and `+` behind them, wildcards without a name. */
@Controller("articles")
export class ArticlesController {
  @Get(":id(\\d+)")
  byId() {
    return {};
  }

  @Get(":slug([a-z-]+)")
  bySlug() {
    return {};
  }

  @Get(":any")
  byAny() {
    return {};
  }

  @Get(":year(\\d{4})/:month?")
  ofMonth() {
    return [];
  }

  @Get("2024/may")
  ofMay() {
    return [];
  }

  @Post("draft*")
  draft() {
    return {};
  }

  @Post("drafts/new")
  create() {
    return {};
  }

  @Get("tags/:tag+")
  tagged() {
    return [];
  }

  @Get("colou?r/list")
  colours() {
    return [];
  }

  @All("*")
  rest() {
    return {};
  }
}
