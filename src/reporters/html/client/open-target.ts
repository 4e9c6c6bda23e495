/** What an address leads to may be in a table that is folded up, and not every browser opens that. */
export function openTarget(): void {
  const target = document.querySelector(location.hash === "" ? "html" : `#${CSS.escape(location.hash.slice(1))}`);
  let folded = target?.parentElement?.closest("details:not([open])") ?? null;
  if (folded === null) return;
  while (folded instanceof HTMLDetailsElement) {
    folded.open = true;
    folded = folded.parentElement?.closest("details:not([open])") ?? null;
  }
  target?.scrollIntoView({ block: "center" });
}
