import type { Routes } from "@nestjs/core";
import { AdminModule } from "./admin/admin.module";
import { OrdersModule } from "./orders/orders.module";
import { DailyModule } from "./reports/daily.module";
import { ReportsModule } from "./reports/reports.module";

export const routes: Routes = [
  {
    path: "back-office",
    module: AdminModule,
    children: [
      { path: "/reports", module: ReportsModule, children: [DailyModule] },
      { path: "sales/", module: OrdersModule },
    ],
  },
];
