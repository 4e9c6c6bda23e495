import { Controller, Get } from "@nestjs/common";

@Controller()
export class ReportsController {
  @Get("yearly")
  yearly() {
    return [];
  }
}
