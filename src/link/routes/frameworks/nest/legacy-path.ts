/**
 * What Nest 11 makes of a path in the notation of Express 4: a star without a name gets one, and stands for what it stood for. Other paths
 * are given back as they are.
 */
export function convertedPath(path: string): string {
  const whole = `${path.startsWith("/") ? path : `/${path}`}${path.endsWith("/") ? "" : "/"}`;
  if (whole.endsWith("/(.*)/")) return path.replace("(.*)", "{*path}");
  if (whole.endsWith("/*/")) return path.replace("*", "{*path}");
  if (whole.endsWith("/+/")) return path.replace("/+", "/*path");
  if (whole.includes("/*/")) return path.replaceAll(/\/\*(?=\/)/g, (_, offset: number) => `/*path${offset}`);
  return path;
}
