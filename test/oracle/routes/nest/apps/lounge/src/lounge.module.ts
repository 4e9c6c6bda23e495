import { Module } from "@nestjs/common";
import { LobbyGateway } from "./lobby.gateway";
import { RoomsGateway } from "./rooms.gateway";
import { StatusController } from "./status.controller";
import { StreamGateway, TrackingGateway } from "./tracking.gateway";

@Module({ controllers: [StatusController], providers: [LobbyGateway, RoomsGateway, TrackingGateway, StreamGateway] })
export class LoungeModule {}
