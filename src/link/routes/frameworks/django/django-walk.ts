import type { RouteMount, RouteStop } from "../../../../model/routes.js";
import { FILE_START, type Place } from "../../../../model/span.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import type { Guard, HostObject, Value } from "../../../flow/value.js";
import { argument, optionsOf, positional, settled } from "../../../flow/values.js";
import type { DraftRoute, PathText } from "../../framework.js";
import { asPrefix, concatenated, guardsOfWay, knownPath, knownText, pathTexts } from "../../path-text.js";
import { moduleAt } from "./django-modules.js";
import { patternsOf, type FindConverter, type Piece } from "./django-pattern.js";
import { PATTERNS, type DjangoSettings } from "./django-settings.js";

export interface DjangoInput {
  readonly run: FlowRun;
  /** Which methods a view takes is its own business: Django hands it all of them. Of WebSockets, `WS`. */
  readonly method: "ANY" | "WS";
  /** What the view of a path leads on to: a module or a list of patterns; null when it is a view. */
  readonly leadsTo: (view: Value) => Value | null;
  readonly findConverter: FindConverter;
  readonly settings: DjangoSettings;
  readonly innerHandler: (value: Value) => Value;
}

export interface DjangoRoutes {
  readonly routes: readonly DraftRoute[];
  readonly stops: readonly RouteStop[];
  /** The modules whose patterns are among them. */
  readonly modules: ReadonlySet<string>;
}

/** All routes of a list of patterns, and where it is given. */
export function walkPatterns(input: DjangoInput, patterns: Value, place: Place): DjangoRoutes {
  const walk = new DjangoWalk(input);
  walk.visitPatterns(patterns, TOP, place);
  return walk;
}

/** All routes of the patterns of a module and of what they include, in the order in which Django tries them. */
export function walkDjango(input: DjangoInput, module: string): DjangoRoutes {
  const walk = new DjangoWalk(input);
  walk.visitModule(module, TOP);
  return walk;
}

export const PATHS: ReadonlySet<string> = new Set(["django.urls.path", "django.urls.conf.path"]);
export const REGEX_PATHS: ReadonlySet<string> = new Set([
  "django.urls.re_path",
  "django.urls.conf.re_path",
  "django.conf.urls.url",
  "django.conf.urls.re_path",
]);
const INCLUDES: ReadonlySet<string> = new Set([
  "django.urls.include",
  "django.urls.conf.include",
  "django.conf.urls.include",
]);
export const LANGUAGE_PATTERNS = "django.conf.urls.i18n.i18n_patterns";

interface Above {
  readonly path: PathText;
  readonly pieces: readonly Piece[];
  readonly mounts: readonly RouteMount[];
  readonly guards: readonly Guard[];
  /** The modules that are being included. */
  readonly modules: readonly string[];
  /** The lists that are being gone through. */
  readonly lists: readonly Value[];
}

const TOP: Above = { path: knownPath("/"), pieces: [], mounts: [], guards: [], modules: [], lists: [] };

/** More than these have no project: it is a circle that was not seen. */
const MOST_ROUTES = 100_000;

class DjangoWalk implements DjangoRoutes {
  readonly routes: DraftRoute[] = [];
  readonly stops: RouteStop[] = [];
  readonly modules = new Set<string>();
  readonly #input: DjangoInput;
  /** The registrations whose path is computed. */
  readonly #computed = new Set<string>();

  constructor(input: DjangoInput) {
    this.#input = input;
  }

  visitModule(module: string, above: Above): void {
    this.modules.add(module);
    const place = above.mounts.at(-1)?.place ?? { file: module, span: [1, 1, 1, 1] };
    if (above.modules.includes(module)) {
      this.stops.push({ place, reason: "the module includes itself" });
      return;
    }
    const value = this.#input.run.valueOf(module, PATTERNS);
    if (value === null) this.stops.push({ place, reason: `\`${module}\` has no ${PATTERNS} that can be followed` });
    else this.visitPatterns(value, { ...above, modules: [...above.modules, module] }, place);
  }

  /**
   * Where there are several lists, one of them is there in each run, and `urlpatterns = [extra] + urlpatterns` behind a condition is the same
   * patterns and more: what two lists have in common is one pattern. The longest goes first, since it has them in their order.
   */
  visitPatterns(value: Value, above: Above, place: Place): void {
    const seen = new Set<Value>();
    for (const option of optionsOf(value).toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
      if (option.kind !== "list") {
        this.stops.push({ place, reason: reasonFor("the patterns cannot be followed", option) });
      } else if (above.lists.includes(option)) {
        this.stops.push({ place, reason: "the patterns include themselves" });
      } else {
        const below = { ...above, lists: [...above.lists, option] };
        const items = option.items.map(settled);
        for (const item of items) if (!seen.has(item)) this.#visitPattern(item, below, place);
        for (const item of items) seen.add(item);
        if (option.open) this.stops.push({ place, reason: "there are more patterns than can be followed" });
      }
    }
  }

  #visitPattern(value: Value, above: Above, place: Place): void {
    for (const option of optionsOf(value)) {
      if (option.kind === "host" && (PATHS.has(option.type) || REGEX_PATHS.has(option.type)))
        this.#visitPath(option, above);
      else if (option.kind === "host" && option.type === LANGUAGE_PATTERNS) this.#visitLanguages(option, above);
      else if (option.kind === "list") this.visitPatterns(option, above, place);
      else if (option.kind !== "literal")
        this.stops.push({ place, reason: reasonFor("a pattern cannot be followed", option) });
    }
  }

  #visitLanguages({ made }: HostObject, above: Above): void {
    const prefixed = made.arguments.find(({ name }) => name === "prefix_default_language")?.value;
    const isOptional = prefixed?.kind === "literal" && prefixed.value === false;
    const below: Above = {
      ...above,
      path: concatenated(above.path, knownPath("<language>/")),
      pieces: [...above.pieces, { kind: "language", codes: this.#codes(isOptional), isOptional }],
      mounts: [...above.mounts, { place: made.place, prefix: "<language>/" }],
      guards: [...above.guards, ...made.guards],
    };
    for (const value of positional(made)) this.#visitPattern(value, below, made.place);
  }

  #codes(hasPlainDefault: boolean): readonly string[] {
    const { languages, defaults } = this.#input.settings;
    return hasPlainDefault ? languages.filter((code) => !defaults.has(code)) : languages;
  }

  #visitPath(path: HostObject, above: Above): void {
    const { type, made } = path;
    const written = argument(made, 0, PATHS.has(type) ? "route" : "regex") ?? argument(made, 0, "route");
    const texts = pathTexts(translated(written), made.place);
    const isOpen = texts.some(({ stop }) => stop !== null);
    for (const [alternative, text] of texts.entries()) {
      // What a path is when it is not something unknown (`f"{path}/" if path else ""`), it may never be.
      if (isOpen && text.stop === null && !this.#includes(path)) continue;
      const root = { file: above.modules[0] ?? made.place.file, span: FILE_START };
      this.#visitView(path, text, { ...above, guards: [...above.guards, ...guardsOfWay(texts, alternative, root)] });
    }
  }

  #visitView({ type, made }: HostObject, own: PathText, above: Above): void {
    if (this.routes.length >= MOST_ROUTES) return;
    const piece: Piece = PATHS.has(type) ? { kind: "route", text: own.text } : { kind: "regex", source: own.text };
    const below: Above = {
      ...above,
      path: concatenated(above.path, own),
      pieces: [...above.pieces, piece],
      guards: [...above.guards, ...made.guards],
    };
    const views = this.#viewsOf(made);
    for (const [alternative, option] of views.entries()) {
      const included = this.#input.leadsTo(option);
      // It is one of them at a time.
      const guards = views.length === 1 ? [] : [{ branch: made.place, alternative }];
      if (included === null) this.#add(option, { ...below, guards: [...below.guards, ...guards] }, made.place);
      else {
        const path = concatenated(above.path, asPrefix(own, ""));
        const mount = { place: made.place, prefix: knownText(own) };
        this.#visitIncluded(included, { ...below, path, mounts: [...above.mounts, mount] }, made.place);
      }
    }
  }

  /** What answers, or is included: every value that it may be. Of those that nobody can look into, one stands for all. */
  #viewsOf(made: HostObject["made"]): readonly Value[] {
    const view = argument(made, 1, "view");
    const options = view === null ? [] : optionsOf(view);
    const known = options.filter((option) => isOurs(option) || this.#input.leadsTo(option) !== null);
    return known.length > 0 ? known : options.slice(0, 1);
  }

  #includes({ made }: HostObject): boolean {
    return this.#viewsOf(made).some((view) => this.#input.leadsTo(view) !== null);
  }

  #visitIncluded(target: Value, above: Above, place: Place): void {
    for (const option of optionsOf(target)) {
      if (option.kind === "string") {
        const module = moduleAt(this.#input.run.graph, place.file, option.value);
        if (module !== null) this.visitModule(module, above);
        else this.stops.push({ place, reason: `\`${option.value}\`, which is included, is no module of this code` });
      } else if (option.kind === "module") this.visitModule(option.path, above);
      else if (option.kind === "list") this.visitPatterns(option, above, place);
      else if (option.kind !== "literal")
        this.stops.push({ place, reason: reasonFor("what is included cannot be followed", option) });
    }
  }

  #add(view: Value, { path, pieces, mounts, guards }: Above, place: Place): void {
    // Of one registration whose path is computed there is nothing more to say than that it is there.
    if (path.stop !== null && this.#isListed(path, mounts, place)) return;
    const handler = this.#input.innerHandler(view);
    this.routes.push({
      method: this.#input.method,
      path,
      patterns: path.stop === null ? patternsOf(pieces, this.#input.findConverter) : [],
      handler: handler.kind === "host" && handler.class !== null ? handler.class : handler,
      place,
      mounts,
      guards,
      order: this.routes.length,
      router: null,
      continues: false,
    });
  }

  /** Whether this registration of a path that is computed has been listed, which is noted. */
  #isListed({ text }: PathText, mounts: readonly RouteMount[], place: Place): boolean {
    const places = [place, ...mounts.map((mount) => mount.place)];
    const key = [text, ...places.flatMap(({ file, span }) => [file, ...span])].join(" ");
    const isListed = this.#computed.has(key);
    this.#computed.add(key);
    return isListed;
  }
}

function isOurs(view: Value): boolean {
  return view.kind === "function" || view.kind === "class" || (view.kind === "host" && view.class !== null);
}

/** What `include()` and its kin lead on to. */
export function includedIn(view: Value): Value | null {
  if (view.kind === "host") return INCLUDES.has(view.type) ? withoutName(argument(view.made, 0, "arg")) : null;
  // `admin.site.urls` and the like: patterns with the names that they go by.
  if (view.kind === "list") return view.items[0] ?? null;
  const name = view.kind === "external" || view.kind === "bound" ? view.name : "";
  return /(?:^|\.)urls$/.test(name) ? view : null;
}

/** Of a tuple with the name of the application, the patterns. */
function withoutName(target: Value | null): Value | null {
  if (target?.kind !== "list") return target;
  const [patterns, name] = target.items;
  return target.items.length === 2 && patterns !== undefined && name?.kind === "string" ? patterns : target;
}

/** Of a path that is translated, what is written: it is the path where there is no translation. */
function translated(value: Value | null): Value | null {
  if (value?.kind !== "host" || !/^django\.utils\.translation\.[a-z]*gettext[a-z_]*$/.test(value.type)) return value;
  return positional(value.made)[0] ?? value;
}

function reasonFor(what: string, value: Value): string {
  const reason = value.kind === "unknown" ? value.reason : "it is made outside of this code";
  return `${what}: ${value.kind === "external" ? `\`${value.name}\` is no code of this project` : reason}`;
}

function lengthOf(value: Value): number {
  return value.kind === "list" ? value.items.length : 0;
}
