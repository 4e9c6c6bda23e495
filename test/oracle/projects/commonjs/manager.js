class Manager {}
module.exports = Manager;
