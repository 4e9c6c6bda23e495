let optional;
try {
  optional = require("./named");
} catch {
  optional = null;
}
function lazy() {
  const { third } = require("./named");
  return third;
}
exports.lazy = lazy;
