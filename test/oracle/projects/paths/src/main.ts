import { start } from "@app/core/start";
import { Manager } from "@app/manager";
import { settings } from "config";
import { Shared } from "@shared/shared";
import { home } from "home.route";
import { Manager as ByJs } from "~/manager.js";
import { folder } from "@app/folder";
import { nothing } from "@app/missing";

start(Manager, settings, Shared, home, ByJs, folder, nothing);
