import Manager = require("./manager");
export = Manager;
