// What the test asks of a page from inside it. Put into each page that is looked at.

/** Until what has changed is on the screen: the second of two frames begins when the first has been drawn. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

globalThis.inPage = {
  /** All tables and all findings that are there. */
  async openAll() {
    for (const details of document.querySelectorAll("details")) details.open = true;
    await drawn();
  },

  /** How wide the page is beyond the screen. */
  overflow: () => document.documentElement.scrollWidth - innerWidth,

  /** Gives all controls that can be seen a number, and says how many there are. */
  numberControls() {
    const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
    const visible = all.filter((control) => control.checkVisibility());
    for (const [index, control] of visible.entries()) control.dataset.control = String(index);
    return visible.length;
  },

  /** The control that has the focus, and whether one sees that it has. */
  focused() {
    const at = document.activeElement;
    if (at?.dataset.control === undefined) return null;
    return { id: at.dataset.control, outline: getComputedStyle(at).outlineStyle, html: at.outerHTML.slice(0, 200) };
  },

  /** How long it took until the list was there, and from each change of a filter until the next frame is drawn. */
  async measure() {
    const [navigation] = performance.getEntriesByType("navigation");
    const ready = Math.round(navigation.domContentLoadedEventEnd);
    const rows = document.querySelectorAll("details.finding").length;
    const field = document.querySelector("[name=q]");
    const filters = [];
    for (const text of ["w", "we", "web", "number 7999", "nothing has this", ""]) {
      const start = performance.now();
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await drawn();
      filters.push(Math.round(performance.now() - start));
    }
    return { ready, rows, filters };
  },
};
