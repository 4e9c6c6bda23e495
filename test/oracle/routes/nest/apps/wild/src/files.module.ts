import { Module } from "@nestjs/common";
import { ArchiveController } from "./archive.controller";
import { FilesController } from "./files.controller";
import { PagesController } from "./pages.controller";

@Module({ controllers: [FilesController, ArchiveController, PagesController] })
export class FilesModule {}
