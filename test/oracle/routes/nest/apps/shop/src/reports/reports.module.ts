import { forwardRef, Module } from "@nestjs/common";
import { OrdersModule } from "../orders/orders.module";
import { DailyModule } from "./daily.module";
import { ReportsController } from "./reports.controller";

@Module({ imports: [forwardRef(() => OrdersModule), DailyModule], controllers: [ReportsController], exports: [DailyModule] })
export class ReportsModule {}
