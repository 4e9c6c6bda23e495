import { SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";

/** A path of its own makes another engine on the same server. */
@WebSocketGateway({ path: "/tracking", namespace: "/fleet" })
export class TrackingGateway {
  @SubscribeMessage("where")
  where(): number[] {
    return [0, 0];
  }
}

@WebSocketGateway(39412, { path: "/stream" })
export class StreamGateway {
  @SubscribeMessage("next")
  next(): number {
    return 1;
  }
}
