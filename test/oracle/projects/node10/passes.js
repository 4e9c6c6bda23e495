exports.first = "JavaScript beside";
