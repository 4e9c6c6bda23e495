import { Controller, Get } from "@nestjs/common";

@Controller()
export class PagesController {
  @Get("größe/:maß")
  size() {
    return "";
  }

  @Get("a%20b")
  encoded() {
    return "";
  }

  @Get("trailing/")
  trailing() {
    return "";
  }

  @Get("//double//slash")
  double() {
    return "";
  }

  @Get("*splat")
  rest() {
    return "";
  }

  @Get("late")
  late() {
    return "";
  }
}
