module.exports = {
  ItemController: require("./item-controller"),
  ...require("./pallet-controller"),
};
