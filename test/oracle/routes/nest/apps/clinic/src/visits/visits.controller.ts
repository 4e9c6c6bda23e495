import { Controller, Get } from "@nestjs/common";

const on = (what: string) => `:date/${what}`;

@Controller({ path: "Visits" })
export class VisitsController {
  @Get(on("open"))
  open() {
    return [];
  }

  /** Case does not matter to Express. */
  @Get(":day/OPEN")
  openLoud() {
    return [];
  }

  @Get(":date.:format")
  printed() {
    return "";
  }

  @Get("2024-05-01.pdf")
  fixed() {
    return "";
  }
}
