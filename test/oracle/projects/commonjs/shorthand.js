const Manager = require("./manager");
function helper() {}
module.exports = { Manager, helper };
