import { Controller, Get, Param, Post } from "@nestjs/common";
import { OrderPaths } from "../shared/paths";
import { OrdersService } from "./orders.service";

@Controller(OrderPaths.root)
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Get(OrderPaths.byId)
  find(@Param("orderId") id: string) {
    return this.orders.get(id);
  }

  @Post(OrderPaths.lines)
  addLine(@Param("orderId") id: string) {
    return this.orders.get(id);
  }
}
