exports.signedIn = function signedIn(req, res, next) {
  req.user = { id: 1 };
  next();
};

exports.hasRole = (role) => (req, res, next) => {
  req.role = role;
  next();
};
