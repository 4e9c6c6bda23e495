import type { PageData, PageFinding } from "../page-data.js";
import { byId, make, typed } from "./dom.js";
import { chooser, EVERYTHING, fromHash, toHash, type Filter } from "./filter.js";
import { findingView, openView } from "./finding-view.js";

/** So many rows are made at a time: more than a screen shows, few enough to be there at once. */
const CHUNK = 100;

/** A printed page has no button for more. */
const MOST_PRINTED = 2000;

/** Fills the list, and keeps it, the form and the address saying the same. */
export function findingList(data: PageData): void {
  const form = typed("filters", HTMLFormElement);
  const status = byId("status");
  const list = byId("list");
  const more = typed("more", HTMLButtonElement);
  const choose = chooser(data);
  let chosen: readonly PageFinding[] = [];
  let counts: ReadonlyMap<string, number> = new Map();
  let shown = 0;
  let filter = EVERYTHING;

  const showMore = (count: number): void => {
    const rows = document.createDocumentFragment();
    for (const finding of chosen.slice(shown, shown + count)) {
      const group = groupOf(data, filter, finding);
      const before = chosen[shown - 1];
      if (before === undefined || groupOf(data, filter, before) !== group) {
        rows.append(heading(data, filter, group, counts.get(group) ?? 0));
      }
      rows.append(findingView(data, finding));
      shown++;
    }
    list.append(rows);
    const left = chosen.length - shown;
    more.hidden = left === 0;
    more.textContent = `Show ${Math.min(CHUNK, left)} more of ${left}`;
  };

  const show = (wanted: Filter): void => {
    filter = wanted;
    chosen = choose(filter);
    counts = countGroups(data, filter, chosen);
    shown = 0;
    list.replaceChildren();
    showMore(CHUNK);
    const all = data.findings.length;
    status.textContent =
      chosen.length === all
        ? `${all.toLocaleString("en")} findings`
        : `${chosen.length.toLocaleString("en")} of ${all.toLocaleString("en")} findings`;
  };

  /** An address with a finding opens it, one with a filter applies it. */
  const follow = (): void => {
    const id = location.hash.startsWith("#f-") ? location.hash.slice(3) : null;
    const finding = id === null ? undefined : data.findings.find((each) => each.id === id);
    if (finding !== undefined) {
      if (document.querySelector(`#f-${CSS.escape(finding.id)}`) === null) {
        const wanted = { ...EVERYTHING, q: finding.id };
        writeForm(form, wanted);
        show(wanted);
      }
      const view = typed(`f-${finding.id}`, HTMLDetailsElement);
      openView(view, data, finding);
      view.scrollIntoView({ block: "center" });
      return;
    }
    const wanted = fromHash(location.hash);
    if (wanted === null) return;
    writeForm(form, wanted);
    show(readForm(form));
    byId("findings").scrollIntoView();
  };

  const changed = (): void => {
    show(readForm(form));
    // No entry in the history for each key: going back leads to the page before.
    history.replaceState(null, "", toHash(filter) || location.pathname + location.search);
  };
  form.addEventListener("input", changed);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(changed));
  more.addEventListener("click", () => {
    const next = chosen[shown];
    showMore(CHUNK);
    // Whoever pressed it goes on reading with the first of the new ones.
    if (next !== undefined) document.querySelector<HTMLElement>(`#f-${CSS.escape(next.id)} > summary`)?.focus();
  });
  new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting) && shown < chosen.length) showMore(CHUNK);
    },
    { rootMargin: "600px" },
  ).observe(more);
  byId("open-all").addEventListener("click", () => {
    const known = new Map(chosen.slice(0, shown).map((finding) => [`f-${finding.id}`, finding]));
    for (const view of list.querySelectorAll<HTMLDetailsElement>("details.finding")) {
      const finding = known.get(view.id);
      if (finding !== undefined) openView(view, data, finding);
    }
  });
  addEventListener("hashchange", follow);
  addEventListener("beforeprint", () => showMore(Math.max(0, MOST_PRINTED - shown)));
  form.hidden = false;
  status.parentElement?.removeAttribute("hidden");
  show(EVERYTHING);
  follow();
}

function groupOf({ files }: PageData, { group }: Filter, { rule, at }: PageFinding): string {
  return group === "file" ? (files[at[0]] ?? "") : rule;
}

function countGroups(data: PageData, filter: Filter, chosen: readonly PageFinding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const finding of chosen) {
    const group = groupOf(data, filter, finding);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  return counts;
}

function heading({ summaries }: PageData, { group }: Filter, name: string, count: number): HTMLElement {
  const title = make("h3", "group", make("code", "", name), " ", make("span", "aside", count.toLocaleString("en")));
  const summary = group === "file" ? undefined : summaries[name];
  if (summary !== undefined) title.append(make("span", "summary", summary));
  return title;
}

function readForm(form: HTMLFormElement): Filter {
  const values = new FormData(form);
  const text = (name: string): string => {
    const value = values.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  return {
    q: text("q"),
    file: text("file"),
    severity: values.getAll("severity").map(String),
    rule: text("rule"),
    role: text("role"),
    state: text("state"),
    group: text("group"),
  };
}

/** What an address asks for and the page does not have, is left as it was. */
function writeForm(form: HTMLFormElement, filter: Filter): void {
  form.reset();
  for (const [name, value] of Object.entries(filter) as [keyof Filter, string | readonly string[]][]) {
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`)) {
      if (typeof value !== "string") (field as HTMLInputElement).checked = value.includes(field.value);
      else if (field instanceof HTMLSelectElement)
        field.value = [...field.options].some((option) => option.value === value) ? value : "";
      else field.value = value;
    }
  }
}
