import type { Place } from "../../../model/span.js";
import type { FlowRun } from "../../flow/flow-run.js";
import type { PendingCall } from "../../flow/pending-call.js";
import type { HostObject, Value } from "../../flow/value.js";
import { list } from "../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute, Framework } from "../framework.js";
import { innerHandlers, WRAPPERS } from "../inner-handler.js";
import { convertersOf } from "./django/django-converters.js";
import { djangoSettings, PATTERNS, placeOfPatterns, ROOT } from "./django/django-settings.js";
import { includedIn, LANGUAGE_PATTERNS, walkDjango, type DjangoInput } from "./django/django-walk.js";

/** Django: the patterns of the module that the settings name, and of what they include, of which the first that matches answers. */
export const django: Framework = {
  id: "django",
  language: "python",
  packages: ["django"],
  marks: [
    "django.urls.path",
    "django.urls.re_path",
    "django.urls.include",
    "django.urls.conf",
    "django.conf.urls",
    "django.conf.settings.configure",
  ],
  names: [ROOT],
  types: {},
  observes: WRAPPERS,
  call,
  collect,
  judge: (a, b) => ({ winner: a.order <= b.order ? "a" : "b", outcome: "first" }),
};

/** What gives lists, so that code can put them together with others. */
function call(pending: PendingCall): Value | null {
  if (pending.receiver !== null) return null;
  if (pending.method === LANGUAGE_PATTERNS) return list([pending.object()]);
  // Files are served so while a project is developed, and only then.
  return FILES.has(pending.method) ? pending.gives(list([])) : null;
}

const FILES: ReadonlySet<string> = new Set([
  "django.conf.urls.static.static",
  "django.contrib.staticfiles.urls.staticfiles_urlpatterns",
]);

function collect(run: FlowRun): CollectedRoutes {
  const settings = djangoSettings(run);
  const input: DjangoInput = {
    run,
    settings,
    method: "ANY",
    leadsTo: includedIn,
    findConverter: convertersOf(run),
    innerHandler: innerHandlers(run, isView),
  };
  const served = settings.roots.map((module) => ({ module, ...walkDjango(input, module) }));
  const apps = served.map(({ module, routes }): DraftApp => ({
    object: null,
    id: `${module}#${PATTERNS}`,
    place: placeOfPatterns(run, module),
    routes,
  }));
  const reached = new Set(served.flatMap(({ modules }) => [...modules]));
  const left = run.graph.files.flatMap(({ path, language, isTest }) => {
    const isOne = language === "python" && !isTest && !reached.has(path) && run.valueOf(path, PATTERNS) !== null;
    return isOne ? { module: path, ...walkDjango(input, path) } : [];
  });
  const included = new Set(left.flatMap(({ module, modules }) => [...modules].filter((each) => each !== module)));
  const tops = left.filter(({ module }) => !included.has(module));
  // Nothing includes a module whose list is put into that of another one; its patterns are live all the same.
  const live = new Set(served.flatMap(({ routes }) => routes.map(({ place }) => placeKey(place))));
  const isTaken = ({ mounts, place }: DraftRoute): boolean => mounts.length === 0 && live.has(placeKey(place));
  return {
    apps,
    unmounted: tops.flatMap(({ routes }) => routes).filter((route) => !isTaken(route)),
    stops: [...served, ...tops].flatMap(({ stops }) => stops),
  };
}

function placeKey({ file, span }: Place): string {
  return `${file}:${span.join()}`;
}

/** What `as_view()` of a class gives, of ours or not. */
function isView({ made }: HostObject): boolean {
  return made.method.endsWith(".as_view");
}
