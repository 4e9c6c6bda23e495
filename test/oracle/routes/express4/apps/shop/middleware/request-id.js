let count = 0;

module.exports = () => (req, res, next) => {
  res.setHeader("x-request-id", String(++count));
  next();
};
