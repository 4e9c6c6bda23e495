import { Module } from "@nestjs/common";
import { PlanController } from "./plan.controller";
import { ShiftsController } from "./shifts.controller";

@Module({ controllers: [ShiftsController, PlanController] })
export class ShiftsModule {}
