/**
 * A file as code scanning wants it: a percent-encoded relative URI from the root of the git repository.
 *
 * @param prefix from the root of the repository to the analysis root: empty, or ending in `/`
 * @param file POSIX, relative to the analysis root
 */
export function sarifUri(prefix: string, file: string): string {
  const segments = `${prefix}${file}`.split("/").map(encodeSegment);
  const [first = "", ...rest] = segments;
  // A colon in the first segment would make everything before it a scheme.
  return [first.replaceAll(":", "%3A"), ...rest].join("/");
}

/** Encodes what RFC 3986 does not allow in a path segment, and nothing else, so that common names such as `@scope` stay readable. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(LONE_SURROGATES, "\uFFFD")).replace(ALLOWED, decodeURIComponent);
}

/** They cannot be encoded, and a path that was read as UTF-8 has none. */
const LONE_SURROGATES = /\p{Cs}/gu;

/** `: @ $ & + , ; =`, encoded. */
const ALLOWED = /%(?:3A|40|24|26|2B|2C|3B|3D)/g;
