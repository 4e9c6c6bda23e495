"use strict";

const LampServer = require("./lamp-server");

new LampServer(7071).start();
