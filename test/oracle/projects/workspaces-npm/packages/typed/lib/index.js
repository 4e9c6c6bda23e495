exports.typed = 1;
