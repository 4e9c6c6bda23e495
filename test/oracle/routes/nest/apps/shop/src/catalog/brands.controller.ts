import { Controller, Get } from "@nestjs/common";
import { Command, FreshGet } from "../shared/api-endpoints";

const PATH = "brands";

@Controller(PATH)
export class BrandsController {
  @FreshGet()
  list() {
    return [];
  }

  @FreshGet(["top", "new"])
  picked() {
    return [];
  }

  @Command("rename")
  rename() {
    return {};
  }

  @Get("/:slug/")
  find() {
    return {};
  }
}
