import { Controller, Get, Inject } from "@nestjs/common";

@Controller("audit")
export class AuditController {
  constructor(@Inject("AUDIT_NAME") private readonly name: string) {}

  @Get("log")
  log() {
    return [this.name];
  }
}
