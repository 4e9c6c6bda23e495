const Manager = require("./manager");
const { first, second: renamed } = require("./named");
const named = require("./named");
const shorthand = require("./shorthand");
const { Passed, Direct, Member } = require("./passing");
const factory = require("./factory");
const direct = require("./named").first;
const arrow = require("./arrow");
const both = require("./both");
const data = require("./data.json");
const folder = require("./folder");

module.exports = [Manager, first, renamed, named.first, shorthand.Manager, Passed, Direct, Member];
module.exports.more = [factory, direct, arrow, both.helper, data, folder.inFolder];
