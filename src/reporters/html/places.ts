import { lineText } from "../route-sections.js";
import type { Place } from "../../model/span.js";
import { markup, type Markup } from "./markup.js";
import { sourceHref } from "./source-href.js";

/** How places in the code are shown: as links where the host of the code is known, else as text that can be copied. */
export interface Places {
  /** Where the files of the analysis root are shown, ending in a slash; null when nobody knows. */
  readonly base: string | null;
  /** The address of a place; null without a base. */
  readonly href: (place: Place) => string | null;
  /** `src/app.ts:3` */
  readonly link: (place: Place) => Markup;
  /** Any text about a place, linked to it where that is possible. */
  readonly linked: (text: string, place: Place) => Markup;
}

export function placesAt(sourceUrl: string | null, prefix: string): Places {
  const base = sourceUrl === null ? null : baseOf(sourceUrl, prefix);
  const href = ({ file, span }: Place): string | null => (base === null ? null : sourceHref(base, file, span[0]));
  const linked = (text: string, place: Place): Markup => {
    const address = href(place);
    return address === null ? markup`<code>${text}</code>` : markup`<a href="${address}"><code>${text}</code></a>`;
  };
  return { base, href, linked, link: (place) => linked(lineText(place), place) };
}

function baseOf(sourceUrl: string, prefix: string): string {
  const path = prefix.split("/").map(encodeURIComponent).join("/");
  return `${sourceUrl}${sourceUrl.endsWith("/") ? "" : "/"}${path}`;
}
