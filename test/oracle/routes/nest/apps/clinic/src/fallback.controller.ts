import { All, Controller, Get } from "@nestjs/common";

@Controller("anything")
export class FallbackController {
  @All(":first/:second")
  two() {
    return {};
  }

  /** Never reached: what stands above answers every method. */
  @Get("else/:second")
  never() {
    return {};
  }
}
