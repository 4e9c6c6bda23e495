/** A picture that is wider than its box shows first what is in its middle. */
export function centrePictures(): void {
  for (const box of document.querySelectorAll<HTMLElement>(".drawn")) {
    const core = box.querySelector(".core, .missing")?.getBoundingClientRect();
    if (core === undefined) continue;
    const { left, width } = box.getBoundingClientRect();
    box.scrollLeft = core.left + core.width / 2 - left - width / 2;
  }
}
