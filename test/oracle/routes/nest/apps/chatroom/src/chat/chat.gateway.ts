import { MessageBody, SubscribeMessage, WebSocketGateway, WebSocketServer } from "@nestjs/websockets";
import type { Server } from "ws";
import { CHAT_PATH } from "./paths";

/** The global prefix is no part of a gateway's path. */
@WebSocketGateway({ path: CHAT_PATH })
export class ChatGateway {
  @WebSocketServer()
  server!: Server;

  @SubscribeMessage("say")
  say(@MessageBody() text: string): string {
    return text;
  }
}
