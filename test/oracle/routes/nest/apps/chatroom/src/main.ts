import "reflect-metadata";
import { NestFactory } from "@nestjs/core";
import { WsAdapter } from "@nestjs/platform-ws";
import { ChatModule } from "./chat/chat.module";

async function bootstrap() {
  const app = await NestFactory.create(ChatModule);
  app.useWebSocketAdapter(new WsAdapter(app));
  app.setGlobalPrefix("api");
  await app.listen(process.env.PORT ?? 3000);
}
void bootstrap();
