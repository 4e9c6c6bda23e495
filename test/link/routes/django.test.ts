import { describe, expect, test } from "vitest";
import { patternsOf, type Piece } from "../../../src/link/routes/frameworks/django/django-pattern.js";
import { relatePatterns } from "../../../src/link/routes/relate-patterns.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's projects do not have: mostly what is wrong, or cannot be known. */

describe("the patterns of a project", () => {
  test("are those of the module that the settings name", async () => {
    expect(await lines({ "site/urls.py": `${HEAD}urlpatterns = [path("a/", views.a)]` })).toEqual([
      "ANY /a/ -> site/views.py#a",
    ]);
  });

  test("without settings are unmounted", async () => {
    const { routes, apps } = await routesOf({
      "urls.py": `from django.urls import path\nimport views\nurlpatterns = [path("a/", views.a)]`,
      "views.py": VIEWS,
    });
    expect([apps, routes.map(lineOf)]).toEqual([[], ["ANY /a/ -> views.py#a (unmounted)"]]);
  });

  test("of a program in one file are its own", async () => {
    const { apps } = await routesOf({
      "tiny.py": `
from django.conf import settings
from django.urls import path
settings.configure(ROOT_URLCONF=__name__, DEBUG=True)
def home(request): ...
urlpatterns = [path("", home)]
`,
    });
    expect(apps.map(({ id }) => id)).toEqual(["tiny.py#urlpatterns"]);
  });

  test.each([
    ["in front", "urlpatterns = [path('debug/', views.b)] + urlpatterns"],
    ["behind", "urlpatterns = urlpatterns + [path('debug/', views.b)]"],
    ["added", "urlpatterns += [path('debug/', views.b)]"],
    [
      "in front, tried",
      "try:\n    import toolbar\n    urlpatterns = [path('debug/', views.b)] + urlpatterns\n  except ImportError:\n    pass",
    ],
  ])("that are more behind a condition are there once: %s", async (_name, more) => {
    const found = await lines({
      "site/urls.py": `${HEAD}from django.conf import settings\nurlpatterns = [path("a/", views.a)]\nif settings.DEBUG:\n  ${more}\n`,
    });
    expect([...found].sort()).toEqual(["ANY /a/ -> site/views.py#a", "ANY /debug/ -> site/views.py#b"]);
  });

  test("whose list is put into that of another module are live, and not unmounted as well", async () => {
    expect(
      await lines({
        "site/urls.py": `${HEAD}from .more import urlpatterns as more\nurlpatterns = [path("a/", views.a), *more]`,
        "site/more.py": `${HEAD}urlpatterns = [path("b/", views.b)]`,
      }),
    ).toEqual(["ANY /a/ -> site/views.py#a", "ANY /b/ -> site/views.py#b"]);
  });

  test("that nothing includes are unmounted, beside those that are", async () => {
    expect(
      await lines({
        "site/urls.py": `${HEAD}urlpatterns = [path("a/", views.a)]`,
        "site/other.py": `${HEAD}urlpatterns = [path("b/", views.b), path("c/", include("site.third"))]`,
        "site/third.py": `${HEAD}urlpatterns = [path("d/", views.a)]`,
      }),
    ).toEqual([
      "ANY /a/ -> site/views.py#a",
      "ANY /b/ -> site/views.py#b (unmounted)",
      "ANY /c/d/ -> site/views.py#a (unmounted)",
    ]);
  });

  test("that include themselves are told", async () => {
    const { routes, stops } = await project({
      "site/urls.py": `${HEAD}urlpatterns = [path("a/", views.a), path("again/", include("site.urls"))]`,
    });
    expect(routes.map(lineOf)).toEqual(["ANY /a/ -> site/views.py#a"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["the module includes itself"]);
  });

  test("in a list that has itself in it come to an end", async () => {
    const { routes, stops } = await project({
      "site/urls.py": `${HEAD}urlpatterns = [path("a/", views.a)]\nurlpatterns.append(path("again/", include(urlpatterns)))`,
    });
    expect(routes.map(lineOf)).toEqual(["ANY /a/ -> site/views.py#a"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["the patterns include themselves"]);
  });

  test.each([
    [`include("rest_framework.urls")`, "`rest_framework.urls`, which is included, is no module of this code"],
    [
      `admin.site.urls`,
      "what is included cannot be followed: `django.contrib.admin.site.urls` is no code of this project",
    ],
    [`include(router.urls)`, "what is included cannot be followed: it is made outside of this code"],
    [`include(open("x"))`, "what is included cannot be followed: it is made outside of this code"],
  ])("that come from elsewhere are told: %s", async (view, reason) => {
    const { stops } = await project({
      "site/urls.py": `${HEAD}from django.contrib import admin\nfrom rest_framework.routers import DefaultRouter\nrouter = DefaultRouter()\nurlpatterns = [path("x/", ${view})]`,
    });
    expect(stops.map((stop) => stop.reason)).toEqual([reason]);
  });

  test("that are computed are told, and those beside them are there", async () => {
    const { routes, stops } = await project({
      "site/urls.py": `${HEAD}import plugins\nurlpatterns = [path("a/", views.a), *plugins.all_urls(), plugins.one]`,
    });
    expect(routes.map(lineOf)).toEqual(["ANY /a/ -> site/views.py#a"]);
    expect(stops).not.toEqual([]);
  });

  test("below a front that is not known compete with one another", async () => {
    const { conflicts } = await project({
      "site/urls.py": `${HEAD}import os
inner = [path("x/", views.a), path("<slug:it>/", views.b), path("x/", views.b)]
urlpatterns = [path(os.environ.get("ADMIN"), include(inner)), path("<str:any>/x/", views.a)]`,
    });
    expect(conflicts.map(({ kind, winner, loser }) => [kind, winner.handler?.name, loser.handler?.name])).toEqual([
      ["identical", "a", "b"],
    ]);
  });

  test("of which code makes one for each of what it does not know stand for themselves", async () => {
    const { routes, conflicts } = await project({
      "site/urls.py": `${HEAD}from django.utils.module_loading import import_string
from registry import views as registered

def made():
    paths = []
    for one in registered:
        view = import_string(one["view"]) if type(one["view"]) is str else one["view"]
        if one["is_class"]:
            view = view.as_view()
        paths.append(path(f"{one['path']}/" if one["path"] else "", view))
    return paths

urlpatterns = [path("things/", views.a), path("things/", include(made()))]`,
    });
    const [first, ...others] = routes.map(lineOf);
    expect(first).toBe("ANY /things/ -> site/views.py#a");
    expect(others).not.toEqual([]);
    for (const line of others) expect(line).toMatch(/^ANY \/things\/…\/ -> .* \(unknown: /);
    expect(conflicts).toEqual([]);
  });

  test("with one view or another have both, which never meet", async () => {
    const { routes, conflicts } = await project({
      "site/urls.py": `${HEAD}import os\nurlpatterns = [path("x/", views.a if os.environ.get("NEW") else views.b)]`,
    });
    expect(routes.map(lineOf)).toEqual(["ANY /x/ -> site/views.py#a", "ANY /x/ -> site/views.py#b"]);
    expect(conflicts).toEqual([]);
  });

  test("with a path that is computed are below a front that is not known", async () => {
    expect(
      await lines({
        "site/urls.py": `${HEAD}import os\nurlpatterns = [path(os.environ.get("ADMIN"), include([path("x/", views.a)]))]`,
      }),
    ).toEqual(["ANY /…x/ -> site/views.py#a (below: it is read from the environment)"]);
  });

  test("with one prefix or another have both, which never meet", async () => {
    const { routes, conflicts } = await project({
      "site/urls.py": `${HEAD}import os
root = ""
if os.environ.get("ROOTED"):
    root = "root/"
urlpatterns = [path(f"{root}a/", include([path("x/", views.a)])), path("root/a/x/", views.b)]
`,
    });
    expect(routes.map(lineOf)).toEqual([
      "ANY /a/x/ -> site/views.py#a",
      "ANY /root/a/x/ -> site/views.py#a",
      "ANY /root/a/x/ -> site/views.py#b",
    ]);
    expect(conflicts.map(({ kind, example }) => [kind, example])).toEqual([["identical", "/root/a/x/"]]);
  });

  test("may be one list or another", async () => {
    const { routes, conflicts } = await project({
      "site/urls.py": `${HEAD}import os
if os.environ.get("MODE") == "a":
    urlpatterns = [path("x/", views.a)]
else:
    urlpatterns = [path("x/", views.b)]
`,
    });
    expect(routes.map(lineOf)).toEqual(["ANY /x/ -> site/views.py#a", "ANY /x/ -> site/views.py#b"]);
    expect(conflicts).toEqual([]);
  });

  test("are as many as they are", async () => {
    const all = Array.from({ length: 1000 }, (_, at) => `path("p${at}/", include([path("x/", views.a)])),`).join("\n");
    expect(await lines({ "site/urls.py": `${HEAD}urlpatterns = [\n${all}\n]` })).toHaveLength(1000);
  });
});

describe("what patterns match", () => {
  test.each<[string, readonly Piece[], string]>([
    ["nothing", [route("")], "/"],
    ["a text", [route("a/b/")], "/a/b/"],
    ["parameters", [route("a/<int:x>/<y>-<slug:z>.html")], "/a/{}/{}-{}.html"],
    ["a rest", [route("a/<path:x>")], "/a/{*}"],
    ["a rest in the middle", [route("a/<path:x>/end")], "/a/{*}/end"],
    ["double slashes", [route("a//"), route("b")], "/a//b"],
    ["an expression", [regex(String.raw`^a/(?P<x>\d+)/$`)], "/a/{}/"],
    ["an expression in front", [regex("^a/"), regex(String.raw`^(\w+)-x$`)], "/a/{}-x"],
    ["escapes", [regex(String.raw`^a\.b\/c\-d$`)], "/a.b/c-d"],
    ["a slash that may be missing", [regex("^a/?$")], "/a"],
    ["no end", [regex("^a/")], "/a/{*}"],
    ["no beginning and no end", [regex("a/")], "/{*}a/{*}"],
    ["an end, so that it has to be the whole", [regex("a/$")], "/a/"],
    ["alternatives", [regex("^a/|b/")], "/a/{*}"],
    ["alternatives of which the last ends", [regex("^a/|b/$")], "/a/"],
    ["Unicode", [route("größe/<str:ä>/")], "/größe/{}/"],
  ])("%s", (_, pieces, template) => {
    expect(templateOf(patternsOf(pieces, findConverter))).toBe(template);
  });

  test.each<[string, string, string]>([
    ["^a/([0-9]{4})/$", "a/2024/", "wider"],
    ["^a/([0-9]{4})/$", "a/20/", "apart"],
    ["a/$", "x/a/", "apart"],
    ["^a/", "a/b/c", "wider"],
    ["^a/$", "a/", "same"],
    ["^a/?$", "a", "wider"],
    ["^(?:a|b)/$", "b/", "wider"],
    ["^a/|b/$", "x/b/", "apart"],
    ["^a/|b/", "x/b/", "wider"],
    ["a/", "x/a/", "wider"],
    ["^a/|b/$", "x/a/", "apart"],
    ["^x/(?:.*)/y/$", "x/1/2/y/", "wider"],
    ["^[a-c/]+$", "a/b", "wider"],
    ["^a(?=/b)/b$", "a/b", "same"],
    [String.raw`^(a)\1$`, "aa", "unknown"],
  ])("%s is to %s as it is %s", (source, text, relation) => {
    const [one, other] = [patternsOf([regex(source)], findConverter), patternsOf([route(text)], findConverter)];
    expect(relatePatterns(one, other).relation).toBe(relation);
  });

  test("a converter that nobody knows, nobody knows", () => {
    expect(patternsOf([route("<color:x>/")], findConverter)).toEqual([]);
  });
});

describe("views", () => {
  test("are found behind wrappers, and may be of a package", async () => {
    expect(
      await lines({
        "site/urls.py": `${HEAD}
from functools import partial
from django.contrib.auth.decorators import login_required, permission_required
from django.views.decorators.cache import cache_page
from django.views.generic import TemplateView
urlpatterns = [
    path("1/", login_required(views.a)),
    path("2/", cache_page(60)(permission_required("x")(views.Page.as_view()))),
    path("3/", partial(views.a, 1)),
    path("4/", login_required(TemplateView.as_view(template_name="x.html"))),
    path("5/", views.missing),
    path("6/", views.Own.as_view(x=1)),
]
`,
      }),
    ).toEqual([
      "ANY /1/ -> site/views.py#a",
      "ANY /2/ -> site/views.py#Page",
      "ANY /3/ -> site/views.py#a",
      "ANY /4/ -> django.views.generic.TemplateView.as_view",
      expect.stringMatching(/^ANY \/5\/ -> /),
      "ANY /6/ -> site/views.py#Own",
    ]);
  });
});

const HEAD = "from django.urls import include, path, re_path\nfrom site import views\n";

const VIEWS = `
from django.utils.decorators import classonlymethod
from django.views import View
def a(request): ...
def b(request): ...
class Page(View):
    def get(self, request): ...
class Own(View):
    @classonlymethod
    def as_view(cls, **given):
        return super().as_view(**given)
`;

async function project(files: Readonly<Record<string, string>>): ReturnType<typeof routesOf> {
  return routesOf({
    "site/__init__.py": "",
    "site/settings.py": `ROOT_URLCONF = "site.urls"`,
    "site/views.py": VIEWS,
    ...files,
  });
}

async function lines(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return (await project(files)).routes.map(lineOf);
}

function route(text: string): Piece {
  return { kind: "route", text };
}

function regex(source: string): Piece {
  return { kind: "regex", source };
}

function findConverter(name: string): string | null {
  return { int: "[0-9]+", str: "[^/]+", slug: "[-a-zA-Z0-9_]+", path: ".+" }[name] ?? null;
}
