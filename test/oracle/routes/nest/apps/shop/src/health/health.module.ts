import { Module } from "@nestjs/common";
import { HealthController, QueuesController } from "./health.controller";

@Module({ controllers: [HealthController, QueuesController] })
export class HealthModule {}
