import { describe, expect, test } from "vitest";
import { convertersOf } from "../../../src/link/routes/frameworks/flask/flask-converters.js";
import { matchingOrder } from "../../../src/link/routes/frameworks/flask/flask-order.js";
import { parseRule } from "../../../src/link/routes/frameworks/flask/flask-rule.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: mostly what is wrong, or cannot be known. */

describe("rules of Flask", () => {
  test("are those of applications, with the files that each of them serves", async () => {
    expect(await lines(`@app.route("/x")\ndef x(): ...`)).toEqual([
      "GET /static/<path:filename> -> nothing",
      "GET /x -> main.py#x",
    ]);
  });

  test.each([
    [`static_folder=None`, []],
    [`static_url_path=""`, ["/<path:filename>"]],
    [`static_folder="web/files/"`, ["/files/<path:filename>"]],
    [`static_url_path="/assets/", static_folder="web"`, ["/assets/<path:filename>"]],
  ])("files: %s", async (given, paths) => {
    const { routes } = await routesOf({ "main.py": `import flask\napp = flask.Flask(__name__, ${given})` });
    expect(routes.map(({ path }) => path)).toEqual(paths);
  });

  test("are no requests of a client, and no hooks", async () => {
    const code = `
@app.before_request
def before(): ...
@app.errorhandler(404)
def missing(error): ...
client = app.test_client()
client.get("/y")
`;
    expect(await lines(code)).toEqual(["GET /static/<path:filename> -> nothing"]);
  });

  test("with methods that are computed are said to be missing", async () => {
    const { stops, routes } = await routesOf({
      "main.py": `${HEAD}import os\n@app.route("/x", methods=os.environ["METHODS"].split(","))\ndef x(): ...`,
    });
    expect(stops.map(({ place, reason }) => [place.span[0], reason])).toEqual([
      [4, "the methods of the rule are computed"],
    ]);
    expect(routes).toHaveLength(1);
  });

  test("with a path that is computed have an unknown prefix, and say why", async () => {
    const code = `import os\n@app.route(os.environ.get("ROOT") + "/x")\ndef x(): ...`;
    expect(await lines(code)).toContain("GET …/x -> main.py#x (unknown: it is read from the environment)");
  });

  test("with one path or another have both, which never meet", async () => {
    const code = `
import os
def scoped(rule):
    if os.environ.get("SCOPED"):
        return "/<org>" + rule
    return rule
@app.route(scoped("/x"))
def x(): ...
@app.route(scoped("/y/<name>"))
def y(name): ...
`;
    expect(await lines(code)).toEqual([
      "GET /<org>/x -> main.py#x",
      "GET /<org>/y/<name> -> main.py#y",
      "GET /static/<path:filename> -> nothing",
      "GET /x -> main.py#x",
      "GET /y/<name> -> main.py#y",
    ]);
    const { conflicts } = await routesOf({ "main.py": HEAD + code });
    expect(conflicts).toEqual([]);
  });

  test("with a converter that nobody knows are there, and match nobody knows what", async () => {
    expect(await lines(`@app.route("/<color:name>")\ndef show(name): ...`)).toContain(
      "GET /<color:name> -> main.py#show",
    );
    expect(parseRule("/<color:name>", OPTIONS)).toBeNull();
  });

  test.each([
    ["/", "/"],
    ["/a//b/<int:x>/", "/a/b/{}/"],
    ["/f/<path:p>", "/f/{*}"],
    ["/f/<path:p>/", "/f/{*}/"],
    ["/f/<path:p>/meta", "/f/{*}/meta"],
    ["/<a>-<b>.txt", "/{}-{}.txt"],
  ])("match what they are: %s", (rule, template) => {
    expect(templateOf(parseRule(rule, OPTIONS)?.patterns ?? [])).toBe(template);
  });

  // The order is what Werkzeug 2.2 itself has for these rules.
  test("are tried by their weights", () => {
    const rules = ["/<a>", "/<path:p>", "/<int:n>", "/x-<a>", "/x", "/<b>", "/<float:f>/<c>", "/<a>/y"];
    const parsed = rules.flatMap((rule) => {
      const parts = parseRule(rule, OPTIONS)?.parts;
      return parts === undefined ? [] : [{ rule, parts }];
    });
    expect(matchingOrder(parsed, ({ parts }) => parts).map(({ rule }) => rule)).toEqual([
      "/x",
      "/x-<a>",
      "/<int:n>",
      "/<float:f>/<c>",
      "/<a>",
      "/<b>",
      "/<a>/y",
      "/<path:p>",
    ]);
  });
});

describe("blueprints", () => {
  test("that nothing registers are unmounted, with the prefix of their own", async () => {
    const code = `bp = flask.Blueprint("bp", __name__, url_prefix="/bp")\n@bp.get("/x")\ndef x(): ...`;
    expect(await lines(code)).toContain("GET /bp/x -> main.py#x (unmounted)");
  });

  test("have what was there when they were registered", async () => {
    const code = `
bp = flask.Blueprint("bp", __name__)
@bp.get("/x")
def x(): ...
app.register_blueprint(bp, url_prefix="/a")
@bp.get("/y")
def y(): ...
`;
    expect(await lines(code)).toEqual(["GET /a/x -> main.py#x", "GET /static/<path:filename> -> nothing"]);
  });

  test("inside of one another come with the outermost", async () => {
    const code = `
outer = flask.Blueprint("outer", __name__, url_prefix="/outer/")
inner = flask.Blueprint("inner", __name__, url_prefix="/inner")
outer.register_blueprint(inner)
@inner.get("/x")
def x(): ...
@inner.get("")
def root(): ...
app.register_blueprint(outer)
`;
    expect(await lines(code)).toEqual([
      "GET /outer/inner -> main.py#root",
      "GET /outer/inner/x -> main.py#x",
      "GET /static/<path:filename> -> nothing",
    ]);
  });

  test("on themselves, in a circle, are told", async () => {
    const code = `
a = flask.Blueprint("a", __name__, url_prefix="/a")
b = flask.Blueprint("b", __name__, url_prefix="/b")
a.register_blueprint(b)
b.register_blueprint(a)
@b.get("/x")
def x(): ...
app.register_blueprint(a)
`;
    const { stops } = await routesOf({ "main.py": HEAD + code });
    expect(stops.map(({ reason }) => reason)).toEqual(["the blueprint is registered on itself"]);
    expect(await lines(code)).toContain("GET /a/b/x -> main.py#x");
  });

  test("that come from a package are told", async () => {
    const { stops } = await routesOf({
      "main.py": `${HEAD}from elsewhere import bp\napp.register_blueprint(bp)`,
    });
    expect(stops.map(({ reason }) => reason)).toEqual([
      "the blueprint that is registered cannot be followed: it comes from outside of this code",
    ]);
  });

  test("a thousand of them are no trouble", async () => {
    const code = `
for number in range(3):
    pass
def make(name):
    bp = flask.Blueprint(name, __name__)
    @bp.get("/x")
    def x(): ...
    return bp
${Array.from({ length: 1000 }, (_, at) => `app.register_blueprint(make("b${at}"), url_prefix="/b${at}")`).join("\n")}
`;
    const { routes } = await routesOf({ "main.py": HEAD + code });
    expect(routes).toHaveLength(1001);
  });
});

describe("views", () => {
  test("are found behind wrappers of ours and of others", async () => {
    const code = `
from functools import wraps
from other_package import login_required

def counted(view):
    @wraps(view)
    def inner(*args):
        return view(*args)
    return inner

def a(): ...
def b(): ...
def c(): ...
app.add_url_rule("/a", view_func=counted(a))
app.add_url_rule("/b", view_func=login_required(b))
app.add_url_rule("/c", view_func=counted(login_required(counted(c))))
`;
    expect((await lines(code)).slice(0, 3)).toEqual([
      "GET /a -> main.py#a",
      "GET /b -> main.py#b",
      "GET /c -> main.py#c",
    ]);
  });

  test("that do not exist leave the rule", async () => {
    const [line] = await lines(`app.add_url_rule("/a", view_func=nothing_here)`);
    expect(line).toMatch(/^GET \/a -> /);
  });
});

const OPTIONS = { slashes: "strict", findConverter: convertersOf(null) } as const;

const HEAD = "import flask\napp = flask.Flask(__name__)\n";

async function lines(code: string): Promise<readonly string[]> {
  const { routes } = await routesOf({ "main.py": HEAD + code });
  return routes.map(lineOf);
}

describe("resources of APIs", () => {
  test("are classes with a method for each method, under the prefixes of blueprint and API", async () => {
    const code = `
from flask_restful import Api, Resource
pages = flask.Blueprint("pages", __name__, url_prefix="/v1")
api = Api(pages, prefix="/api")
class Base(Resource):
    def get(self): ...
class User(Base):
    def post(self): ...
api.add_resource(User, "/users", "/users/<int:id>", endpoint="user")
@api.resource("/tags")
class Tag(Base): ...
app.register_blueprint(pages)
`;
    expect(await apiLines(code)).toEqual([
      "GET /v1/api/tags -> main.py#Base.get",
      "GET /v1/api/users -> main.py#Base.get",
      "GET /v1/api/users/<int:id> -> main.py#Base.get",
      "POST /v1/api/users -> main.py#User.post",
      "POST /v1/api/users/<int:id> -> main.py#User.post",
    ]);
  });

  test("may be added by a helper, to an API that is given its application later", async () => {
    const code = `
from flask_restful import Api, Resource
class Mine(Api):
    def add_ours(self, resource, *urls, **options):
        urls = ["/ours" + url for url in urls]
        return self.add_resource(resource, *urls, **options)
api = Mine()
class User(Resource):
    def get(self): ...
class Late(Resource):
    def get(self): ...
api.add_ours(User, "/users", endpoint="u")
def start(app):
    api.init_app(app)
start(app)
api.add_resource(Late, "/late")
`;
    const { routes, stops } = await routesOf({ "main.py": HEAD + code });
    expect(routes.map(lineOf)).toContain("GET /ours/users -> main.py#User.get");
    expect(routes.map(({ path }) => path)).not.toContain("/late");
    expect(stops.map(({ reason }) => reason)).toEqual([
      "the resource is added after the API was given its application, when Flask-RESTful does not register it",
    ]);
  });

  test("of namespaces have their paths, and those of no API are said to be missing", async () => {
    const code = `
from flask_restx import Api, Namespace, Resource
users = Namespace("users")
@users.route("")
@users.route("/<int:id>")
class User(Resource):
    def get(self): ...
left = Namespace("left")
@left.route("/x")
class Left(Resource):
    def get(self): ...
api = Api(app, prefix="/api", doc=False)
api.add_namespace(users, "/people")
tags = api.namespace("tags", path="/t/")
@tags.route("/<name>")
class Tag(Resource):
    def delete(self): ...
`;
    expect(await apiLines(code)).toEqual([
      "DELETE /api/t/<name> -> main.py#Tag.delete",
      "GET /api -> nothing",
      "GET /api/people -> main.py#User.get",
      "GET /api/people/<int:id> -> main.py#User.get",
      "GET /api/swagger.json -> nothing",
    ]);
    const { stops } = await routesOf({ "main.py": HEAD + code });
    expect(stops.map(({ reason }) => reason)).toEqual([
      "the namespace is added to no API that can be followed, so its resources are left out",
    ]);
  });

  test("take the first page of an application, and not from one another", async () => {
    const { conflicts } = await routesOf({
      "main.py": `${HEAD}from flask_restx import Api\napi = Api(app)\n@app.route("/")\ndef home(): ...`,
    });
    expect(conflicts.map(({ kind, loser }) => [kind, loser.handler?.symbol])).toEqual([["identical", "main.py#home"]]);
  });

  async function apiLines(code: string): Promise<readonly string[]> {
    const { routes } = await routesOf({ "main.py": HEAD + code });
    return routes
      .filter(({ path }) => !path.startsWith("/static/"))
      .map(lineOf)
      .sort();
  }
});
