/** What a terminal shows, as SVG. */
export function terminalPicture(command: string, text: string): string;

/** The picture of a role from the HTML page. */
export function rolePicture(html: string, role: string): string;
