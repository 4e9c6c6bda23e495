/** The element that the page has for this; a page without it is not ours. */
export function byId(id: string): HTMLElement {
  return typed(id, HTMLElement);
}

/** The same, of a kind. */
export function typed<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.querySelector(`#${CSS.escape(id)}`);
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}`);
  return element;
}

/** An element with children. Text is text, whatever it looks like. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className !== "") element.className = className;
  element.append(...children);
  return element;
}

/** Text in which backticks mark code, as messages have it. */
export function prose(text: string): readonly (Node | string)[] {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, index) => (index % 2 === 0 ? part : make("code", "", part)));
}

/** Lets the keyboard scroll a box, while there is something to scroll to. */
export function scrollable(box: HTMLElement, label: string): void {
  const update = (): void => {
    const isLarger = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
    if (isLarger === box.hasAttribute("tabindex")) return;
    if (isLarger) {
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", label);
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
    }
  };
  new ResizeObserver(update).observe(box);
}
