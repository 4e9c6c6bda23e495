import { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";

@WebSocketGateway({ cors: { origin: "*" } })
export class LobbyGateway {
  @SubscribeMessage("enter")
  enter(): string {
    return "welcome";
  }
}
