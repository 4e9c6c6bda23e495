import fc, { type Arbitrary } from "fast-check";
import type {
  HandlerPlan,
  Late,
  Layout,
  MountItem,
  MountStatement,
  PathPlan,
  Program,
  RequestPlan,
  RouteStatement,
  RoutesStatement,
  Statement,
  Unit,
} from "./program.js";

/** What programs for a framework are made of. */
export interface Vocabulary {
  /** How units below the application are made. */
  readonly forms: readonly string[];
  readonly routeStyles: readonly string[];
  readonly loopStyles: readonly string[];
  readonly mountStyles: readonly string[];
  readonly methods: readonly string[];
  /** Segments that routes end with, in the framework's notation. Each is as probable as it is often there. */
  readonly segments: readonly string[];
  /** Segments that may only be the last. */
  readonly lastSegments: readonly string[];
  /** Segments of prefixes. */
  readonly prefixSegments: readonly string[];
  /** What is done to the paths of requests. */
  readonly changes: readonly RequestPlan["change"][];
}

/** The words that paths and requests are made of: so few that they meet. */
export const WORDS = ["a", "b", "new", "items"] as const;

/** Programs, of which most are small, and of which all are valid. */
export function programArbitrary(words: Vocabulary): Arbitrary<Program> {
  const statement = statementArbitrary(words);
  const unit: Arbitrary<Unit> = fc.record({
    form: fc.constantFrom(...words.forms),
    newFile: fc.boolean(),
    option: fc.nat(11),
    prefix: pathArbitrary(words.prefixSegments, [], 1),
    parent: fc.nat(5),
    stray: fc.integer({ min: 0, max: 9 }).map((value) => value === 9),
    mount: mountItemArbitrary(words),
    statements: fc.array(statement, { maxLength: 4, size: "max" }),
  });
  const first = fc.record({ unit, statements: fc.array(statement, { minLength: 1, maxLength: 5, size: "max" }) });
  const late: Arbitrary<Late> = fc.record({
    unit: fc.nat(5),
    statement: fc.oneof(
      { weight: 3, arbitrary: routeArbitrary(words) },
      { weight: 1, arbitrary: mountArbitrary(words) },
    ),
  });
  return fc
    .record({
      first,
      others: fc.array(unit, { maxLength: 5, size: "max" }),
      late: fc.array(late, { maxLength: 2, size: "max" }),
      layout: layoutArbitrary(),
      requests: fc.array(requestArbitrary(words), { minLength: 12, maxLength: 12 }),
    })
    .map(({ first, others, late, layout, requests }) => ({
      units: [{ ...first.unit, form: "app", newFile: true, statements: first.statements }, ...others],
      late,
      layout,
      requests,
    }));
}

function layoutArbitrary(): Arbitrary<Layout> {
  return fc.record({
    modules: fc.constantFrom("esm", "cjs", "ts", "cts"),
    barrel: fc.boolean(),
    factory: fc.constantFrom("none", "function", "called"),
    imports: fc.constantFrom("names", "module"),
  });
}

function statementArbitrary(words: Vocabulary): Arbitrary<Statement> {
  return fc.oneof(
    { weight: 10, arbitrary: routeArbitrary(words) },
    { weight: 2, arbitrary: loopArbitrary(words) },
    { weight: 4, arbitrary: mountArbitrary(words) },
    {
      weight: 1,
      arbitrary: pathArbitrary(words.prefixSegments, [], 1).map((path) => ({ kind: "middleware" as const, path })),
    },
  );
}

function routeArbitrary(words: Vocabulary): Arbitrary<RouteStatement> {
  return fc.record({
    kind: fc.constant("route"),
    style: fc.constantFrom(...words.routeStyles),
    methods: fc.uniqueArray(fc.constantFrom(...words.methods), { minLength: 1, maxLength: 3, size: "small" }),
    path: pathArbitrary(words.segments, words.lastSegments, 3),
    handlers: fc
      .array(handlerArbitrary(), { minLength: 1, maxLength: 3, size: "small" })
      .map(([first, ...rest]) => [first!, ...rest]),
  });
}

function loopArbitrary(words: Vocabulary): Arbitrary<RoutesStatement> {
  return fc.record({
    kind: fc.constant("routes"),
    style: fc.constantFrom(...words.loopStyles),
    items: fc.array(
      fc.record({
        method: fc.constantFrom(...words.methods),
        path: pathArbitrary(words.segments, words.lastSegments, 2),
        handler: handlerArbitrary(),
      }),
      { minLength: 1, maxLength: 3, size: "max" },
    ),
  });
}

function mountArbitrary(words: Vocabulary): Arbitrary<MountStatement> {
  return fc.record({
    kind: fc.constant("mount"),
    style: fc.constantFrom(...words.mountStyles),
    items: fc
      .array(mountItemArbitrary(words), { minLength: 1, maxLength: 3, size: "max" })
      .map(([first, ...rest]) => [first!, ...rest]),
  });
}

function mountItemArbitrary(words: Vocabulary): Arbitrary<MountItem> {
  return fc.record({
    child: fc.nat(5),
    prefix: pathArbitrary(words.prefixSegments, [], 2),
    argument: pathArbitrary(words.prefixSegments, [], 1),
  });
}

function pathArbitrary(segments: readonly string[], last: readonly string[], most: number): Arbitrary<PathPlan> {
  const end = last.length === 0 ? fc.constant(null) : fc.option(fc.constantFrom(...last), { freq: 4 });
  return fc
    .record({
      segments: fc.array(fc.constantFrom(...segments), { maxLength: most, size: "max" }),
      // fc.option with freq 4 gives null once in five.
      end: fc.tuple(end, fc.nat(5)).map(([text, pick]) => (pick === 0 ? text : null)),
      trailingSlash: fc.nat(5).map((pick) => pick === 5),
      form: fc.constantFrom(
        "literal",
        "literal",
        "constant",
        "template",
        "concatenation",
        "member",
        "argument",
        "argument",
      ),
      split: fc.nat(3),
    })
    .map(({ end: text, ...path }) => (text === null ? path : { ...path, segments: [...path.segments, text] }));
}

function handlerArbitrary(): Arbitrary<HandlerPlan> {
  return fc.record({
    kind: fc.constantFrom("named", "named", "inline", "imported", "method", "repeated"),
    passes: fc.nat(4).map((pick) => pick === 4),
    repeat: fc.nat(7),
  });
}

function requestArbitrary(words: Vocabulary): Arbitrary<RequestPlan> {
  return fc.record({
    method: fc.constantFrom(...words.methods),
    route: fc.option(fc.nat(40), { freq: 3 }),
    segments: fc.array(fc.constantFrom(...WORDS, "7"), { maxLength: 5, size: "max" }),
    change: fc.constantFrom("none", "none", ...words.changes),
  });
}
