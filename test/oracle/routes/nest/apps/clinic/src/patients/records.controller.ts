import { Controller, Get, Version, VERSION_NEUTRAL } from "@nestjs/common";

/** One path and several versions: the header decides, so these do not compete. */
@Controller({ path: "records", version: "1" })
export class RecordsController {
  @Get(":id")
  find() {
    return { version: 1 };
  }

  @Version(["2", "3"])
  @Get(":id")
  findNew() {
    return { version: 2 };
  }

  @Version(VERSION_NEUTRAL)
  @Get("export/csv")
  csv() {
    return "";
  }
}
