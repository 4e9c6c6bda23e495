import type { PageData, PageFinding, PageNote } from "../page-data.js";
import { sourceHref } from "../source-href.js";
import { make, prose, scrollable } from "./dom.js";

/** A finding in one line, which opens to all that is known of it. The inside is made when it is opened. */
export function findingView(data: PageData, finding: PageFinding): HTMLDetailsElement {
  const { id, severity, message, rule, kind, state, introduced, at } = finding;
  const place = `${data.files[at[0]] ?? ""}:${at[1]}`;
  const marks = [
    ...(state === "new" ? [] : [make("span", "mark", state)]),
    ...(introduced === true ? [make("span", "mark introduced", "new")] : []),
  ];
  const summary = make(
    "summary",
    "",
    make("span", `severity ${severity}`, severity),
    make("span", "message", ...prose(message), ...marks.flatMap((mark) => [" ", mark])),
    make("span", "place", place),
    make("span", "kind", `${rule}/${kind}`),
  );
  const view = make("details", "finding", summary);
  view.id = `f-${id}`;
  view.addEventListener("toggle", () => {
    if (view.open) fill(view, data, finding);
  });
  return view;
}

/** Opens it, and gives it its inside at once, so that it can be scrolled to or printed. */
export function openView(view: HTMLDetailsElement, data: PageData, finding: PageFinding): void {
  fill(view, data, finding);
  view.open = true;
}

function fill(view: HTMLDetailsElement, data: PageData, finding: PageFinding): void {
  if (view.childElementCount > 1) return;
  const { id, at, symbol, chain, evidence, hint, reason, role } = finding;
  const [file, line, column] = at;
  const rows = [
    row("place", notePlace(data, file, line, `:${column}`)),
    ...(symbol === null ? [] : [row("symbol", make("code", "", symbol))]),
    ...(role === null ? [] : [row("role", make("span", "", role))]),
    ...(chain.length === 0 ? [] : [row("chain", notes(data, chain, "ol"))]),
    ...(evidence.length === 0 ? [] : [row("see", notes(data, evidence, "ul"))]),
    ...(hint === "" ? [] : [row("help", make("p", "", ...prose(hint)))]),
    ...(reason === null ? [] : [row("allowed", make("p", "", ...prose(reason)))]),
    row("link", link(`#f-${id}`, id)),
  ];
  view.append(make("div", "inside", ...frame(data, finding), make("dl", "", ...rows.flat())));
}

function row(label: string, content: Node): readonly Node[] {
  return [make("dt", "", label), make("dd", "", content)];
}

function notes(data: PageData, all: readonly PageNote[], tag: "ol" | "ul"): HTMLElement {
  const items = all.map(([text, file, line]) => make("li", "", notePlace(data, file, line, ""), " ", ...prose(text)));
  return make(tag, "", ...items);
}

/** A link where the code is shown somewhere, else text that one click marks. */
function notePlace({ base, files }: PageData, file: number, line: number, more: string): HTMLElement {
  const path = files[file] ?? "";
  const text = `${path}:${line}${more}`;
  return base === null ? make("code", "copy", text) : link(sourceHref(base, path, line), text);
}

function link(href: string, text: string): HTMLElement {
  const anchor = make("a", "", make("code", "", text));
  anchor.href = href;
  return anchor;
}

/** The code around it; nothing where the text is not at hand. */
function frame({ lines }: PageData, { at: [file, start, from, end, to], severity }: PageFinding): readonly Node[] {
  const code = Object.entries(lines[file] ?? {})
    .map(([number, text]) => [Number(number), text] as const)
    .filter(([number]) => number >= start - 2 && number <= Math.min(Math.max(start, end), start + 8) + 2);
  if (code.length === 0) return [];
  const rows = code.map(([number, text]) => {
    const first = number === start ? from - 1 : 0;
    const last = number === end ? to - 1 : text.length;
    const isMarked = number >= start && number <= end && first < last && text.slice(first, last).trim() !== "";
    const content = isMarked
      ? [text.slice(0, first), make("mark", severity, text.slice(first, last)), text.slice(last)]
      : [text];
    const gutter = make("span", "gutter", String(number));
    // For eyes alone: who copies the code wants no numbers in it.
    gutter.setAttribute("aria-hidden", "true");
    return make("span", number === start ? "line first" : "line", gutter, ...content, "\n");
  });
  const box = make("pre", "frame", make("code", "", ...rows));
  scrollable(box, "Code");
  return [box];
}
