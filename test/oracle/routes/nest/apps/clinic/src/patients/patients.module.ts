import { Module } from "@nestjs/common";
import { AuditModule } from "../audit/audit.module";
import { PatientSearchController } from "./patient-search.controller";
import { PatientsController } from "./patients.controller";
import { RecordsController } from "./records.controller";
import { RecordsNextController } from "./records-next.controller";

@Module({
  imports: [AuditModule.forFeature("clinic")],
  controllers: [PatientsController, PatientSearchController, RecordsController, RecordsNextController],
})
export class PatientsModule {}
