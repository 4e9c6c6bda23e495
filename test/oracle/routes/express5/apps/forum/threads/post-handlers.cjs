exports.get = (req, res) => res.send("posts.get");
exports.patch = function (req, res) {
  res.send("posts.patch");
};
