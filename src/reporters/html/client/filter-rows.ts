/** A search field over the rows of all tables in one part of the page. */
export function filterRows(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-rows]")) {
    const part = document.querySelector(field.dataset["rows"] ?? "");
    const tools = field.closest<HTMLElement>(".tools");
    const output = tools?.querySelector("output");
    if (part === null || tools === null) continue;
    tools.hidden = false;
    const rows = [...part.querySelectorAll<HTMLTableRowElement>("table.routes tbody tr")];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const tables = [...part.querySelectorAll<HTMLDetailsElement>("details.table")].filter(
      (table) => table.querySelector("table.routes") !== null,
    );
    const wereOpen = new Map(tables.map((table) => [table, table.open]));
    field.addEventListener("input", () => {
      const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const [index, row] of rows.entries()) {
        row.hidden = !words.every((word) => texts[index]?.includes(word));
        if (!row.hidden) count++;
      }
      for (const table of tables) {
        const isEmpty = table.querySelector("table.routes tbody tr:not([hidden])") === null;
        table.hidden = words.length > 0 && isEmpty;
        table.open = words.length > 0 ? !isEmpty : (wereOpen.get(table) ?? false);
      }
      if (output) output.textContent = words.length === 0 ? "" : `${count} of ${rows.length} routes`;
    });
  }
}
