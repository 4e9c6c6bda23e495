module.exports = {
  PREFIX: "/api",
  RESOURCES: ["sheds", "fences"],
};
