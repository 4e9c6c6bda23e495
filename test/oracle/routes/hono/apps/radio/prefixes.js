const PREFIXES = { now: ["now", "playing"].join("-") };

module.exports = PREFIXES;
