import { All, Body, Controller, Get, Param, Patch, Post, Put, RequestMapping, RequestMethod, Sse } from "@nestjs/common";
import { interval, map, type Observable, take } from "rxjs";
import { Area } from "../shared/paths";

@Controller(`${Area.Catalog}/products`)
export class ProductsController {
  @Get("search")
  search() {
    return [];
  }

  @Get(":id")
  find(@Param("id") id: string) {
    return { id };
  }

  @Post()
  create(@Body() product: object) {
    return product;
  }

  @Put(":id")
  @Patch(":id")
  change(@Param("id") id: string) {
    return { id };
  }

  @RequestMapping({ path: ":id/image", method: RequestMethod.PUT })
  image() {
    return {};
  }

  @RequestMapping({ path: "featured/list" })
  featured() {
    return [];
  }

  @All(":id/proxy")
  proxy() {
    return {};
  }

  @Sse("prices")
  prices(): Observable<{ data: number }> {
    return interval(10).pipe(take(2), map((data) => ({ data })));
  }
}
