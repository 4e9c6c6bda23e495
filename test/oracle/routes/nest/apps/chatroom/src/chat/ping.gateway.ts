import { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";

/** Without options: the server's root. */
@WebSocketGateway()
export class PingGateway {
  @SubscribeMessage("ping")
  ping(): string {
    return "pong";
  }
}
