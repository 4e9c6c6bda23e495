exports.first = function first() {};
module.exports.second = class Second {};
exports.third = 3;
