module.exports = {
  Passed: require("./manager"),
  Direct: class Direct {},
  Member: require("./named").first,
  method() {},
};
