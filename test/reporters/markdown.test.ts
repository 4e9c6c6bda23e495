import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import { renderMarkdown } from "../../src/reporters/markdown.js";
import { code, escaped, placeLink, prose, table } from "../../src/reporters/markdown-text.js";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { sanitize } from "../../src/reporters/sanitize.js";
import { baselinedReport, comparedReport, emptyReport, plain, richReport } from "./sample-report.js";
import { sampleRules } from "./sample-rules.js";

/** CommonMark with the tables and bare addresses of GitHub's flavour; HTML goes through, as it does on GitHub. */
const markdown = new MarkdownIt({ html: true, linkify: true });

const ENTITIES: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

/** What a reader sees of HTML, without the spaces that have no width. */
function seen(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? "")
    .replaceAll("\u200B", "");
}

function tagsOf(html: string): readonly string[] {
  return [...new Set(html.match(/(?<=<)[a-z][^\s>]*/gi))].toSorted();
}

const first = richReport.findings[0]!;
const NASTY =
  "<script>alert(1)</script> `@user` | ![x](y) [a](b) #12 GH-3 @org/team !4 %5 ~bug https://evil.example www.evil.example :tada: $x$ *a* _b_ <!-- &amp; --> </details> \\";

/** What means something in Markdown, HTML or to a code host. */
const PIECES = "` | \\ < > & * _ [ ] ( ) ! @ # ~ $ % : / - + a b 1 www. GH- &lt; https:// <b>"
  .split(" ")
  .concat(" ", "\n");

describe("text of the code", () => {
  const anything = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.array(fc.constantFrom(...PIECES)).map((parts) => parts.join("")),
  );

  test("as code it is seen as it is, and is nothing else", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const html = markdown.renderInline(`x ${code(text)} y`);
        const expected = sanitize(text).trim() === "" ? "x  y" : `x ${sanitize(text)} y`;
        expect(seen(html).replace(/ {2,}/g, " ")).toBe(expected.replace(/ {2,}/g, " "));
        expect(tagsOf(html)).toEqual(sanitize(text).trim() === "" ? [] : ["code"]);
      }),
      { examples: [[NASTY], ["`"], [" a"], ["a`` `b"], ["|`|"], ["\\"]] },
    );
  });

  test("as text it is seen as it is, and is nothing else", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const html = markdown.renderInline(`x ${escaped(text)} y`);
        expect(seen(html)).toBe(`x ${sanitize(text)} y`);
        expect(tagsOf(html)).toEqual([]);
      }),
      { examples: [[NASTY]] },
    );
  });

  test("as a message it has code in it at most", () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(["", "code"]).toContain(tagsOf(markdown.renderInline(`x ${prose(text)} y`)).join());
      }),
      { examples: [[NASTY], ["a `b` `c"]] },
    );
    expect(prose("`A<b>` is in `c`: 1 * 2")).toBe("`A<b>` is in `c`: 1 \\* 2");
  });

  test("in a cell of a table it stays in the cell", () => {
    fc.assert(
      fc.property(anything, anything, (one, two) => {
        const html = markdown.render(table(["a", "b", "c"], [[`-${code(one)}`, `-${prose(two)}`, "end"]]).join("\n"));
        expect(html.match(/<td>/g)).toHaveLength(3);
        expect(html).toContain("<td>end</td>");
      }),
      { examples: [["a\\|b", "c\\|d"]] },
    );
  });

  test("notifies nobody, and refers to nothing", () => {
    expect(escaped("@user #12 !3 %4 ~bug GH-5 https://x.y www.x.y")).toBe(
      "@&#8203;user #&#8203;12 !&#8203;3 %&#8203;4 \\~&#8203;bug GH-&#8203;5 https:&#8203;//x.y www&#8203;.x.y",
    );
    expect(
      tagsOf(markdown.renderInline(escaped("see https://evil.example, a@evil.example and www.evil.example"))),
    ).toEqual([]);
  });

  test("a link leads to the line, whatever the path is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (file) => {
        fc.pre(sanitize(file).trim() !== "");
        const html = markdown.renderInline(placeLink({ prefix: "", sourceUrl: "https://h/o/r/blob/main" }, file, 7));
        expect(tagsOf(html).filter((tag) => tag !== "code")).toEqual(["a"]);
        const [, address = ""] = /href="([^"]*)"/.exec(html) ?? [];
        expect(decodeURIComponent(address.replaceAll("&amp;", "&"))).toBe(`https://h/o/r/blob/main/${file}#L7`);
      }),
      { examples: [["a(b).ts"], ["a&copy;b.ts"], ["<a>.ts"], ["a b#c?d.ts"], ["](x"]] },
    );
  });
});

function rendered(report: Report, options: Partial<RenderOptions> = {}): string {
  return renderMarkdown(report, { ...plain, ...options }).text;
}

const title = (report: Report, options: Partial<RenderOptions> = {}): string =>
  rendered(report, options).split("\n")[0] ?? "";

describe("the comment", () => {
  test.each([
    ["nothing", emptyReport, {}, "no findings"],
    ["no comparison", richReport, {}, "3 errors, 2 warnings, 2 notes"],
    ["a baseline", baselinedReport, {}, "2 new errors, 1 new warning, 1 new note"],
    ["a commit", comparedReport, {}, "2 new errors, 1 new warning, 1 new note"],
    [
      "a commit, which alone fails the run",
      comparedReport,
      { onlyIntroduced: true },
      "2 new errors, 1 new warning, 1 new note",
    ],
    [
      "nothing new",
      {
        ...baselinedReport,
        findings: baselinedReport.findings.map((finding) => ({ ...finding, state: "known" as const })),
      },
      {},
      "nothing new",
    ],
  ] as const)("says in its title what matters: %s", (_name, report, options, expected) => {
    expect(title(report, options)).toBe(`## ssotlint: ${expected}`);
  });

  test("a budget counts, though it was exceeded before: it fails the run", () => {
    const rules = sampleRules.map((rule) => (rule.id === first.rule ? { ...rule, stage: "metrics" as const } : rule));
    const findings = [{ ...first, introduced: false }];
    const report = { ...comparedReport, findings };
    expect(title(report)).toBe("## ssotlint: nothing new");
    expect(title(report, { rules, onlyIntroduced: true })).toBe("## ssotlint: 1 new error");
  });

  test("has no element but its own, whatever stands in the code", () => {
    const evil: Finding = {
      ...first,
      rule: NASTY,
      kind: NASTY,
      message: NASTY,
      hint: NASTY,
      place: { file: NASTY, span: [1, 1, 1, 2] },
      evidence: [{ message: NASTY, place: { file: NASTY, span: [1, 1, 1, 2] } }],
    };
    const report: Report = {
      ...baselinedReport,
      findings: [evil, ...Array.from({ length: 12 }, () => evil)],
      suppressed: [evil],
      baseline: {
        ...baselinedReport.baseline!,
        file: NASTY,
        fixed: [{ ...baselinedReport.baseline!.fixed[0]!, rule: NASTY, file: NASTY, message: NASTY }],
        metrics: { [NASTY]: 3 },
      },
      metrics: { [NASTY]: 4 },
      roles: baselinedReport.roles.map((role) => ({ ...role, id: NASTY })),
      problems: [{ place: evil.place, message: NASTY }],
      notes: [NASTY],
      pathFilter: [NASTY],
    };
    const html = markdown.render(rendered(report, { includeSuppressed: true }));
    expect(tagsOf(html)).toEqual(
      tagsOf(
        markdown.render(rendered({ ...baselinedReport, suppressed: [first] }, { includeSuppressed: true })),
      ).toSorted(),
    );
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    expect(html).not.toContain('evil.example"');
  });

  test("names the evidence, which of a budget is what came, with links", () => {
    const evidence = Array.from({ length: 7 }, (_, index) => ({
      message: `came ${index}`,
      place: { file: "a.ts", span: [index + 1, 1, index + 1, 2] as const },
    }));
    const text = rendered({ ...emptyReport, findings: [{ ...first, evidence }] });
    expect(text).toContain("\n  - [`a.ts:1`](a.ts#L1) came 0\n");
    expect(text).toContain("came 4\n  - and 2 more places\n");
    expect(text).not.toContain("came 5");
  });

  test("links to the code host, else from the root of the repository", () => {
    expect(rendered(richReport)).toContain("](packages/front%20end/src/chat/consumer.ts#L3)");
    expect(rendered(richReport, { sourceUrl: "https://h/o/r/blob/x" })).toContain(
      "](https://h/o/r/blob/x/packages/front%20end/src/chat/consumer.ts#L3)",
    );
  });
});

describe("more than a comment can hold", () => {
  const many = Array.from({ length: 5000 }, (_, index) => ({
    ...first,
    message: `finding ${index} of ${"x".repeat(index % 300)} @user`,
    introduced: index % 3 !== 0,
    state: index % 4 === 0 ? ("known" as const) : ("new" as const),
  }));
  const full: Report = {
    ...baselinedReport,
    findings: many,
    suppressed: many,
    since: { commit: "f".repeat(40), fixed: 1 },
    baseline: {
      file: "b",
      known: 0,
      fixed: many.map((finding) => ({ ...baselinedReport.baseline!.fixed[0]!, message: finding.message })),
      metrics: {},
    },
    metrics: Object.fromEntries(many.map((_, index) => [`access.owner-${index}.bypasses`, index])),
    roles: many.map((_, index) => ({ ...richReport.roles[0]!, id: `role-${index}` })),
    problems: many.map(({ place, message }) => ({ place, message })),
    notes: many.map(({ message }) => message),
  };

  test.each([65_000, 40_000, 20_000])("stays under %d characters, and says what is left out", (most) => {
    const { text, warnings } = renderMarkdown(full, { ...plain, includeSuppressed: true, includeKnown: true }, most);
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text.length).toBeGreaterThan(most * 0.7);
    expect(warnings).toHaveLength(1);
    const left = [...text.matchAll(/^(\d+) more (?:is|are) left out/gm)].reduce(
      (sum, [, count]) => sum + Number(count),
      0,
    );
    expect(warnings[0]).toBe(
      `Markdown: a comment takes ${most} characters, so ${left} rows of the report were left out`,
    );
    const html = markdown.render(text);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  });

  test("the most severe are kept, the first open and the others folded", () => {
    const findings = [...richReport.findings, ...many];
    const { text } = renderMarkdown(
      { ...richReport, findings: findings.map((item) => ({ ...item, introduced: null })) },
      plain,
    );
    for (const { place } of richReport.findings) expect(text).toContain(`:${place.span[0]}\``);
    expect(text.indexOf("<details>")).toBeGreaterThan(text.indexOf("finding 2 "));
  });
});
