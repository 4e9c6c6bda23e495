import { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";

const NAMESPACE = "rooms";

/** Socket.io's default path, and a namespace of it. */
@WebSocketGateway({ namespace: NAMESPACE, transports: ["websocket"] })
export class RoomsGateway {
  @SubscribeMessage("enter")
  enter(): string {
    return "room";
  }
}
