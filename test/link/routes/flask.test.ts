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
