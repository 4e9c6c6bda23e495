import { Module } from "@nestjs/common";
import { BinsModule } from "./bins/bins.module";
import { LabelsModule } from "./labels/labels.module";

@Module({ imports: [BinsModule, LabelsModule] })
export class RootModule {}
