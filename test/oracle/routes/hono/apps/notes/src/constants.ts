const VERSION = "v1";

export const API = `/api/${VERSION}` as const;
export const DAYS = ["monday", "sunday"] as const;
