import logo from "./logo.svg";
import { anything } from "./shapes/any.shader";
import { config } from "virtual:config";
import * as legacy from "legacy-lib";
import { declared } from "declared-package";
import { untyped } from "short-hand";
import "./side-effect.css";

export const all = [logo, anything, config, legacy.run, declared, untyped];
export type T = globalThis.SomethingGlobal;
