import { type OnGatewayConnection, WebSocketGateway } from "@nestjs/websockets";
import { CHAT_PATH } from "./paths";

/** Shares the server of ChatGateway: both get every connection, so they do not compete. */
@WebSocketGateway({ path: CHAT_PATH })
export class AuditGateway implements OnGatewayConnection {
  handleConnection(): void {}
}

/** No provider of any module, so nobody starts it. */
@WebSocketGateway({ path: "/forgotten" })
export class ForgottenGateway {}
