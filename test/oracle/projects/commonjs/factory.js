function make() {
  return { made: 1 };
}
module.exports = make();
