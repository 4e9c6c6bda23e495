import type { Manifest } from "../model/manifest.js";

/** The manifest as the program reads it, every default filled in, as JSON. Places in files are left out. */
export function showManifest(manifest: Manifest): string {
  return `${JSON.stringify(manifest, plain, 2)}\n`;
}

function plain(key: string, value: unknown): unknown {
  if (key === "place" || key === "fromPlace") return undefined;
  return value instanceof Map ? Object.fromEntries(value as ReadonlyMap<string, unknown>) : value;
}
