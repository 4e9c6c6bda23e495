import { Controller, Get } from "@nestjs/common";

@Controller("shifts")
export class ShiftsController {
  @Get(":id")
  find() {
    return {};
  }
}
