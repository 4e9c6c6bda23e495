import { Controller, Get } from "@nestjs/common";

/** As it was written for Nest 10: converted, with a warning. */
@Controller("archive")
export class ArchiveController {
  @Get("*")
  all() {
    return [];
  }

  @Get("2024/*/photos")
  photos() {
    return [];
  }

  @Get("years/(.*)")
  years() {
    return [];
  }
}
