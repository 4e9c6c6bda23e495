function both() {}
both.helper = function helper() {};
module.exports = both;
