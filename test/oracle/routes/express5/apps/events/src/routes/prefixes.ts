const VERSION = 2;

export const Prefix = {
  api: `/api/v${VERSION}`,
  hooks: "/hooks",
} as const;

export default Prefix;
