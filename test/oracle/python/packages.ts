/** Debian's packages that are compared, by what is imported from them. The last two bring tests, and with them import paths in strings. */
export const PACKAGES = [
  "django",
  "fastapi",
  "starlette",
  "flask",
  "sqlalchemy",
  "networkx",
  "cinderclient",
  "novaclient",
] as const;

/** Analysed with them, because what they import from it would be an unread file otherwise. */
export const BESIDE = ["requests"] as const;

/** Where Debian installs them. */
export const ROOT = "/usr/lib/python3/dist-packages";

/** Debian's own interpreter: others do not see its packages. */
export const PYTHON = "/usr/bin/python3";
