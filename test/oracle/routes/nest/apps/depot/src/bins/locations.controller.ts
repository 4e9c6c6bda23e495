import { Controller, Get, Post } from "@nestjs/common";

@Controller("bins/:binId/locations")
export class LocationsController {
  @Get()
  list() {
    return [];
  }

  @Get("*")
  rest() {
    return [];
  }

  @Post(["", "bulk"])
  add() {
    return {};
  }
}
