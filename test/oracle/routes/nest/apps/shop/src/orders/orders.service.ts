import { Injectable } from "@nestjs/common";

@Injectable()
export class OrdersService {
  private readonly orders = new Map<string, string[]>();

  /** Named as a route would be, and none. */
  get(id: string): string[] {
    return this.orders.get(id) ?? [];
  }
}
