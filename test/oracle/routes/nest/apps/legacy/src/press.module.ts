import { Module } from "@nestjs/common";
import { ArticlesController } from "./articles.controller";
import { IssuesController } from "./issues.controller";

@Module({ controllers: [ArticlesController, IssuesController] })
export class PressModule {}
