/** What a terminal shows, as SVG: the command after a prompt, then its text with the colours and weights that its escape sequences say. */
export function terminalPicture(command, text) {
  const lines = [
    [
      { text: "$ ", style: "faint" },
      { text: command, style: "bold" },
    ],
    [],
    ...text.trimEnd().split("\n").map(runsOf),
  ];
  const columns = Math.max(...lines.map((runs) => runs.reduce((sum, run) => sum + run.text.length, 0)));
  const [width, height] = [Math.ceil(columns * CHARACTER + 2 * MARGIN), lines.length * LINE + 2 * MARGIN];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">
<style>
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace; fill: #e6edf3; white-space: pre; }
.bold, .error, .warning, .good, .role { font-weight: 600; }
.faint { fill: #9aa4af; }
.error { fill: #ff7b72; }
.warning { fill: #d9a62e; }
.good { fill: #56c566; }
.role { fill: #56d4dd; }
</style>
<rect width="100%" height="100%" rx="6" fill="#0d1117"/>
${lines.map((runs, index) => lineMarkup(runs, MARGIN + index * LINE + LINE - 5)).join("")}</svg>
`;
}

const CHARACTER = 7.83;
const LINE = 18;
const MARGIN = 14;

/** The sequences that the console writes, and what they are here. Another one is a mistake: it would be drawn as nothing. */
const STYLES = {
  0: "",
  1: "bold",
  2: "faint",
  32: "good",
  "1;31": "error",
  "1;33": "warning",
  "1;36": "role",
};

function runsOf(line) {
  const [first = "", ...others] = line.split("\u{1b}[");
  const runs = others.map((part) => {
    const [, code, text] = /^([0-9;]*)m([^]*)$/.exec(part) ?? [];
    const style = STYLES[code];
    if (style === undefined) throw new Error(`no style is known for the sequence ${code ?? part}`);
    return { text, style };
  });
  return [{ text: first, style: "" }, ...runs];
}

/** Each run begins in its column, and is as wide as its characters, whatever the font. */
function lineMarkup(runs, y) {
  let column = 0;
  return runs
    .map(({ text, style }) => {
      const x = MARGIN + column * CHARACTER;
      column += text.length;
      if (text.trim() === "") return "";
      const long = (text.length * CHARACTER).toFixed(1);
      return `<text${style === "" ? "" : ` class="${style}"`} x="${x.toFixed(1)}" y="${y}" textLength="${long}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</text>\n`;
    })
    .join("");
}

/** The picture of a role from the HTML page, with the rules of the page's style that it needs, in light and dark colours as there. */
export function rolePicture(html, role) {
  const label = `aria-label="Picture of ${role}"`;
  const svg = new RegExp(`<svg class="picture" width="(\\d+)" height="(\\d+)"[^>]* ${label}>([^]*?)</svg>`);
  const [, width, height, body] = svg.exec(html) ?? [];
  if (body === undefined) throw new Error(`the page has no picture of ${role}`);
  const [, css = ""] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
  // Inside a picture that a page shows, no link leads anywhere and no title appears.
  const drawn = body.replaceAll(/<title>[^]*?<\/title>|<\/?a\b[^>]*>/g, "");
  const box = [-MARGIN, -MARGIN, Number(width) + 2 * MARGIN, Number(height) + 2 * MARGIN];
  return `<svg xmlns="http://www.w3.org/2000/svg" class="picture" width="${box[2]}" height="${box[3]}" viewBox="${box.join(" ")}" role="img" ${label}>
<style>
text { font-family: var(--sans); }
${rulesOf(css)
  .filter((rule) => NEEDED.test(rule.slice(0, rule.indexOf("{"))) || rule.includes(":root"))
  .join("\n")}
</style>
<rect x="${-MARGIN}" y="${-MARGIN}" width="100%" height="100%" rx="4" fill="var(--back-soft)"/>
${drawn.trim()}
</svg>
`;
}

const NEEDED = /\.picture text|\.box|text\.|\.edge|\.head\b/;

/** The rules of a style sheet, with what a media query holds as one. */
function rulesOf(css) {
  return (
    css.match(/(?:@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|[^{}@]+\{[^{}]*\})/g)?.map((rule) => rule.trim()) ?? []
  );
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
