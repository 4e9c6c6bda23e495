import { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";
import { CHAT_PATH, MONITOR_PORT } from "./paths";

/** A server of its own, so it does not compete with ChatGateway. */
@WebSocketGateway(MONITOR_PORT, { path: CHAT_PATH })
export class MonitorGateway {
  @SubscribeMessage("load")
  load(): number {
    return 1;
  }
}
