import { index } from "./index-folder";
import { main } from "./main-folder";
import { types } from "./types-folder";
import { file } from "./both";
import { folder } from "./both/";
import { ownIndex } from ".";
import { ownIndex as slash } from "./";
import { mainInFolder } from "./main-names-folder";
import { broken } from "./broken-main";
import { withoutExtension } from "./main-without-extension";

export const all = [index, main, types, file, folder, ownIndex, slash, mainInFolder, broken, withoutExtension];
