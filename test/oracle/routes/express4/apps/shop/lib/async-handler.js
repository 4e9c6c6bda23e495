/** Hands what a promise rejects with to Express. */
module.exports = function asyncHandler(work) {
  return (req, res, next) => {
    Promise.resolve(work(req, res, next)).catch(next);
  };
};
