import { Module } from "@nestjs/common";
import { AuditGateway } from "./audit.gateway";
import { ChatGateway } from "./chat.gateway";
import { HistoryController } from "./history.controller";
import { ArchiveGateway, LiveGateway } from "./live.gateway";
import { MonitorGateway } from "./monitor.gateway";
import { PingGateway } from "./ping.gateway";

@Module({
  controllers: [HistoryController],
  providers: [
    ChatGateway,
    LiveGateway,
    ArchiveGateway,
    { provide: "PING", useClass: PingGateway },
    MonitorGateway,
    AuditGateway,
  ],
})
export class ChatModule {}
