import { type DynamicModule, Module } from "@nestjs/common";
import { AuditController } from "./audit.controller";

@Module({})
export class AuditModule {
  /** Each call makes a module of its own, or does not, as the version of Nest has it: from 11 on by reference, before by what is in it. */
  static forFeature(name: string): DynamicModule {
    return {
      module: AuditModule,
      controllers: [AuditController],
      providers: [{ provide: "AUDIT_NAME", useValue: name }],
    };
  }
}
