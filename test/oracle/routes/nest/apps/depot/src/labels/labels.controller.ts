import { Controller, Get, Head } from "@nestjs/common";

@Controller("Labels")
export class LabelsController {
  @Get(":code(^[A-Z]{3}$)")
  short() {
    return {};
  }

  /** With and without a constraint, at one place: the constraint is asked first. */
  @Get(":code")
  any() {
    return {};
  }

  /** Case matters to Fastify. */
  @Get("PRINT")
  printLoud() {
    return {};
  }

  @Get("print")
  print() {
    return {};
  }

  @Head("queue")
  waiting(): void {}
}
