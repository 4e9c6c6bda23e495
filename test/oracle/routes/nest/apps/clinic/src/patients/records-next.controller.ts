import { Controller, Get } from "@nestjs/common";

/** Competes with the third version of RecordsController alone. */
@Controller({ path: "records", version: ["3", "4"] })
export class RecordsNextController {
  @Get(":recordId")
  find() {
    return { version: 4 };
  }

  @Get("export/:format")
  formatted() {
    return "";
  }
}
