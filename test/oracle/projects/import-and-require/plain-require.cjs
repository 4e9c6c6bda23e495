const { kind } = require("dual");

exports.found = kind;
