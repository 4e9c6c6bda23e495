const root = "";

exports.PREFIX = root + "/fleet";
exports.versions = [
  { name: "v1", plugin: require("../routes/trips").v1 },
  { name: "v2", plugin: require("../routes/trips").v2 },
];
