import { Controller, Get, Version } from "@nestjs/common";
import { Area } from "../shared/paths";

@Controller({ path: [`${Area.Catalog}/products`, "items"], version: ["2", "3"] })
export class ProductsV2Controller {
  @Get(":id")
  find() {
    return {};
  }

  @Version("3")
  @Get([":id/stock", ":id/supply"])
  stock() {
    return 0;
  }
}
