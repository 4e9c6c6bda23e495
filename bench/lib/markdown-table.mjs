/** A table in Markdown; the first column is text and stands left, the others are figures and stand right. */
export function markdownTable(header, rows) {
  const rule = header.map((_cell, column) => (column === 0 ? "---" : "---:"));
  return [header, rule, ...rows].map((cells) => `| ${cells.map(escaped).join(" | ")} |`).join("\n");
}

function escaped(cell) {
  return String(cell).replaceAll("|", "\\|").replaceAll("\n", " ");
}
