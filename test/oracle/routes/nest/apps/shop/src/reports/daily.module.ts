import { Controller, Get, Module } from "@nestjs/common";

@Controller("daily")
class DailyController {
  @Get([":day", ":day/:hour"])
  ofDay() {
    return [];
  }
}

@Module({ controllers: [DailyController] })
export class DailyModule {}
