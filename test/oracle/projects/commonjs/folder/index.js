exports.inFolder = 1;
