import { type OnGatewayConnection, WebSocketGateway } from "@nestjs/websockets";

@WebSocketGateway({ path: "live" })
export class LiveGateway implements OnGatewayConnection {
  handleConnection(): void {}
}

/** The same path in other words: the first one answers. */
@WebSocketGateway({ path: "/live/" })
export class ArchiveGateway implements OnGatewayConnection {
  handleConnection(): void {}
}
