import { describe, expect, test } from "vitest";
import { ran, recorded } from "./run-memory.js";

const HEAD = "from web import App, Router\napp = App()\n";

/** Statements of one module behind an application, and what is called on objects of `web`. */
const CASES: Readonly<Record<string, readonly [code: string, ...calls: string[]]>> = {
  "a name": ["P = '/x'\napp.mount(P)", 'm.py#app.mount("/x")'],
  "joined text": ["P = '/x'\napp.mount(f'{P}/{1}' + '/z')", 'm.py#app.mount("/x/1/z")'],
  "text with a gap": [
    "import os\napp.mount(f\"/x{os.environ['A']}/z\")",
    'm.py#app.mount(text("/x" + os.environ.A + "/z"))',
  ],
  "a default of the environment": [
    "import os\napp.mount(os.getenv('A', '/a') + (os.environ.get('B') or '/b'))",
    'm.py#app.mount("/a/b")',
  ],
  "a default of the environment in a condition": [
    "import os\nif os.getenv('MODE', 'live') == 'local':\n  app.mount('/x')\nif os.getenv('EXTRA', ''):\n  app.mount('/y')\nMODE = os.environ.get('MODE') or 'live'\nif MODE != 'live':\n  app.mount('/z')",
    'm.py#app.mount("/x") [0]',
    'm.py#app.mount("/y") [0]',
    'm.py#app.mount("/z") [0]',
  ],
  "settings, which may be set from outside": [
    "from pydantic import Field\nfrom pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n  MODE: str | None = None\n  API: str = '/api'\n  V: str = Field(default='/v1')\nsettings = Settings()\nif settings.MODE == 'local':\n  app.mount(settings.API + settings.V)",
    'm.py#app.mount("/api/v1") [0]',
  ],
  "an attribute of a class": ["class C:\n  P = '/x'\n  Q = P + '/y'\napp.mount(C.Q)", 'm.py#app.mount("/x/y")'],
  "what a class body does": [
    "class C:\n  r = Router()\n  r.mount('/x')\n  for p in ['/y', '/z']:\n    r.mount(p)",
    'm.py#4.mount("/x")',
    'm.py#4.mount("/y")',
    'm.py#4.mount("/z")',
  ],
  "a function that knows a router of the one around it": [
    "def make():\n  r = Router()\n  def add(p):\n    r.mount(p)\n  add('/x')\n  return r\nr = make()",
    'm.py#r.mount("/x")',
  ],
  "a dict of routers": [
    "a = Router()\nfor r, p in {a: '/x', Router(): '/y'}.items():\n  app.mount(p, r)",
    'm.py#app.mount("/x", m.py#a)',
    'm.py#app.mount("/y", m.py#r)',
  ],
  "an enumeration": ["from enum import Enum\nclass C(Enum):\n  P = '/x'\napp.mount(C.P.value)", 'm.py#app.mount("/x")'],
  "an object's attribute": [
    "class C:\n  def __init__(self, p):\n    self.p = p\napp.mount(C('/x').p)",
    'm.py#app.mount("/x")',
  ],
  "a data class": [
    "class C:\n  p: str\n  q: str = '/q'\nc = C(p='/x')\napp.mount(c.p + c.q)",
    'm.py#app.mount("/x/q")',
  ],
  "a property": ["class C:\n  @property\n  def p(self):\n    return '/x'\napp.mount(C().p)", 'm.py#app.mount("/x")'],
  "an inherited method": [
    "class B:\n  def go(self, p):\n    app.mount(p)\nclass C(B):\n  def __init__(self):\n    super().__init__()\n    self.go('/x')\nC()",
    'm.py#app.mount("/x")',
  ],
  "a class method": [
    "class C:\n  P = '/x'\n  @classmethod\n  def go(cls):\n    app.mount(cls.P)\nC.go()",
    'm.py#app.mount("/x")',
  ],
  "an application with a class of its own": [
    "class Mine(App):\n  def __init__(self):\n    super().__init__(title='t')\n    self.mount('/x')\nmine = Mine()\nmine.mount('/y')",
    'm.py#mine.mount("/x")',
    'm.py#mine.mount("/y")',
  ],
  "a router of a class": [
    "class C:\n  def __init__(self):\n    self.router = Router()\n    self._set()\n  def _set(self):\n    self.router.get('/x')(self.answer)\n  def answer(self): ...\nc = C()\nrouter = c.router\napp.mount(router)",
    'm.py#router.get("/x")',
    "m.py#router.get.()(m.py#C.answer)",
    "m.py#app.mount(m.py#router)",
  ],
  "a comparison with a constant": [
    "MODE = 'a'\nif MODE == 'a':\n  app.mount('/a')\nelse:\n  app.mount('/b')\nif not MODE:\n  app.mount('/c')",
    'm.py#app.mount("/a")',
  ],
  "a comparison with nothing": [
    "known = None\nif known is None:\n  known = Router()\nif known is not None:\n  app.mount(known)",
    "m.py#app.mount(m.py#known)",
  ],
  "a condition of somebody else": [
    "import os\nif os.path.exists('/x'):\n  app.mount('/a')\nelse:\n  app.mount('/b')",
    'm.py#app.mount("/a") [0]',
    'm.py#app.mount("/b") [1]',
  ],
  "what is worked out of itself": [
    "def find(d, k):\n  if k in d:\n    return d[k]\n  for _, v in d.items():\n    r = find(v, k)\n    if r:\n      return r\n  return None\nclass C:\n  def __init__(self, app: App, d):\n    app.mount(find(d, 'x'))",
    "some web.App.mount(unknown: `d` is a parameter that no call which can be followed gives or null)",
  ],
  "sorted names": [
    "for name in sorted({'b': 1, 'a': 2}):\n  app.mount(name)\nfor name in sorted(['c', 'd'], reverse=True):\n  app.mount(name)",
    'm.py#app.mount("a")',
    'm.py#app.mount("b")',
    'm.py#app.mount("d")',
    'm.py#app.mount("c")',
  ],
  "a decorator": ["@app.get('/x')\ndef answer(): ...", 'm.py#app.get("/x")', "m.py#app.get.()(m.py#answer)"],
  "two decorators": [
    "@app.get('/x')\n@app.get('/y')\ndef answer(): ...",
    'm.py#app.get("/x")',
    'm.py#app.get("/y")',
    "m.py#app.get.()(m.py#answer)",
    "m.py#app.get.()(m.py#answer)",
  ],
  "a decorator of ours between": [
    "def wrapped(f):\n  def inner(*a):\n    return f(*a)\n  return inner\n@app.get('/x')\n@wrapped\ndef answer(): ...",
    'm.py#app.get("/x")',
    "m.py#app.get.()(m.py#answer)",
  ],
  "a decorator of ours that registers": [
    "def route(p):\n  def add(f):\n    app.add(p, f)\n    return f\n  return add\n@route('/x')\ndef answer(): ...",
    'm.py#app.add("/x", m.py#answer)',
  ],
  "a parameter": [
    "def go(a, p='/d', *rest, **more):\n  a.mount(p, rest, more)\ngo(app, '/x', 1, 2, b=3)\ngo(app)",
    'm.py#app.mount("/x", [1, 2], {b: 3})',
    'm.py#app.mount("/d", [], {})',
  ],
  "spread arguments": ["args = ['/x', 1]\nmore = {'b': 2}\napp.mount(*args, **more)", 'm.py#app.mount("/x", 1, b=2)'],
  "a closure": [
    "def outer(p):\n  def inner():\n    app.mount(p)\n  return inner\nouter('/x')()",
    'm.py#app.mount("/x")',
  ],
  "a global name": [
    "P = '/a'\ndef change():\n  global P\n  P = '/x'\n  app.mount(P)\nchange()\napp.mount(P)",
    'm.py#app.mount("/x")',
    'm.py#app.mount("/x")',
  ],
  "a loop over a list of tuples": [
    "for p, n in [('/x', 1), ('/y', 2)]:\n  app.mount(p, n)",
    'm.py#app.mount("/x", 1)',
    'm.py#app.mount("/y", 2)',
  ],
  "a loop over the values of a dict": [
    "def a(): return {'k': (1, '/x')}\ndef b(): return {'l': (2, '/y')}\nall = {**a(), **b()}\nfor n, p in all.values():\n  app.mount(p)\nfor k, (n, p) in all.items():\n  app.mount(k)",
    'm.py#app.mount("/x")',
    'm.py#app.mount("/y")',
    'm.py#app.mount("k")',
    'm.py#app.mount("l")',
  ],
  "a loop over something computed": [
    "import os\nfor p in os.listdir():\n  app.mount(p)",
    "m.py#app.mount(unknown: it is an item of something computed)",
  ],
  "a comprehension": [
    "ps = ['a', 'b']\nfor p in [f'/{p}' for p in ps]:\n  app.mount(p)",
    'm.py#app.mount("/a")',
    'm.py#app.mount("/b")',
  ],
  "a list that grows": [
    "rs = []\nrs.append('/x')\nrs += ['/y']\nrs.extend(['/z'])\nfor r in rs:\n  app.mount(r)",
    'm.py#app.mount("/x")',
    'm.py#app.mount("/y")',
    'm.py#app.mount("/z")',
  ],
  "a dict that grows": [
    "d = {}\nd['a'] = '/x'\nd.update(b='/y')\nd.setdefault('c', '/z')\napp.mount(d['a'], d.get('b'), d['c'], d.get('n', '/n'))",
    'm.py#app.mount("/x", "/y", "/z", "/n")',
  ],
  "a branch": [
    "import os\nif os.name == 'x':\n  app.mount('/x')\nelse:\n  app.mount('/y')\napp.mount('/z')",
    'm.py#app.mount("/x") [0]',
    'm.py#app.mount("/y") [1]',
    'm.py#app.mount("/z")',
  ],
  "a branch that binds": [
    "import os\nif os.name == 'x':\n  p = '/x'\nelse:\n  p = '/y'\napp.mount(p)",
    'm.py#app.mount("/x" or "/y")',
  ],
  "a condition that is known": [
    "DEBUG = False\nif DEBUG:\n  app.mount('/x')\nelse:\n  app.mount('/y')",
    'm.py#app.mount("/y")',
  ],
  "an early return": [
    "import os\ndef go():\n  if os.name == 'x':\n    app.mount('/x')\n    return\n  app.mount('/y')\ngo()",
    'm.py#app.mount("/x") [0]',
    'm.py#app.mount("/y") [1]',
  ],
  "an import that may fail": [
    "try:\n  from other import router\nexcept ImportError:\n  router = None\napp.mount(router)",
    "m.py#app.mount(other.router)",
  ],
  "a handler of an exception": [
    "try:\n  app.mount('/x')\nexcept ValueError:\n  app.mount('/y')",
    'm.py#app.mount("/x") [0]',
    'm.py#app.mount("/y") [1]',
  ],
  with: ["from web import scope\nwith scope('/x') as s:\n  app.mount(s)", "m.py#app.mount(m.py#s)"],
  "an application of a factory": [
    "def create(p):\n  a = App()\n  a.mount(p)\n  return a\nasgi = create('/x')",
    'm.py#asgi.mount("/x")',
  ],
  "a factory that nothing calls": [
    "def create():\n  a = App()\n  a.mount('/x')\n  return a",
    'm.py#create.mount("/x")',
  ],
  "a parameter of an application's type": ["def go(a: App):\n  a.mount('/x')", 'some web.App.mount("/x")'],
  "a function that calls itself": [
    "def go(n):\n  app.mount('/x')\n  go(n)\ngo(1)",
    'm.py#app.mount("/x")',
    'm.py#app.mount("/x")',
  ],
  "an attribute by its name": ["class C:\n  p = '/x'\napp.mount(getattr(C, 'p'))", 'm.py#app.mount("/x")'],
  "an alias that is bound anew": ["p = '/x'\nq = p\np = '/y'\napp.mount(q, p)", 'm.py#app.mount("/x", "/y")'],
  "an item that is taken from a list": [
    "all = ['/x', '/y', '/z']\napp.mount(all.pop(0), all.pop())\napp.mount(all.pop())",
    'm.py#app.mount("/x", "/z")',
    'm.py#app.mount("/y")',
  ],
  "a dict by routers": [
    "a = Router()\nb = Router()\nfor r, p in {a: '/a', b: '/b'}.items():\n  app.mount(r, p)",
    'm.py#app.mount(m.py#a, "/a")',
    'm.py#app.mount(m.py#b, "/b")',
  ],
  "dicts whose keys are not known, put together": [
    "import os\nd = {**{f'{os.a}!': '/x'}, **{f'{os.b}!': '/y'}}\nfor p in d.values():\n  app.mount(p)",
    'm.py#app.mount("/x")',
    'm.py#app.mount("/y")',
    "m.py#app.mount(unknown: it is an item of something computed)",
  ],
  "a method of text": [
    "app.mount('/x/'.rstrip('/') + '/{}'.format('y') + '/'.join(['', 'z']))",
    'm.py#app.mount("/x/y/z")',
  ],
};

describe("one module", () => {
  test.each(Object.entries(CASES))("%s", async (_, [code, ...calls]) => {
    expect(await recorded({ "m.py": HEAD + code })).toEqual(calls);
  });
});

describe("several modules", () => {
  test("a router that is exported again under other names, and mounted through a module", async () => {
    const files = {
      "pkg/__init__.py": "",
      "pkg/real.py": "from web import Router\nrouter = Router()\n",
      "pkg/shim.py": "from .real import router as old\nrouter = old\n",
      "pkg/config.py": "PREFIX = '/api'\n",
      "main.py":
        "from web import App\nfrom pkg import shim, config\nimport pkg.real\napp = App()\napp.mount(shim.router, config.PREFIX)\napp.mount(pkg.real.router)\n",
    };
    expect(await recorded(files)).toEqual([
      'main.py#app.mount(pkg/real.py#router, "/api")',
      "main.py#app.mount(pkg/real.py#router)",
    ]);
  });

  test("modules that are chosen by a computed name", async () => {
    const files = {
      "pkg/__init__.py": "",
      "pkg/a.py": "from web import Router\nrouter = Router()\n",
      "pkg/b.py": "from web import Router\nrouter = Router()\n",
      "main.py":
        "import importlib\nfrom web import App\napp = App()\nfor name in ['a', 'b']:\n  m = importlib.import_module(f'pkg.{name}')\n  app.mount(m.router, f'/{name}')\n",
    };
    expect(await recorded(files)).toEqual([
      'main.py#app.mount(pkg/a.py#router, "/a")',
      'main.py#app.mount(pkg/b.py#router, "/b")',
    ]);
  });

  test("what knows nothing of routes is worked out when it is needed", async () => {
    const files = {
      "below.py":
        "class Settings:\n  prefix: str = '/x'\n  def path(self, name):\n    return f'{self.prefix}/{name}'\nsettings = Settings()\n",
      "main.py":
        "from web import App\nfrom below import settings\napp = App()\napp.mount(settings.prefix, settings.path('y'))\n",
    };
    expect(await recorded(files)).toEqual(['main.py#app.mount("/x", "/x/y")']);
  });

  test("a helper that knows nothing of routes but is given a router", async () => {
    const files = {
      "below.py": "def mount_all(app, paths):\n  for path in paths:\n    app.mount(path)\n",
      "main.py": "from web import App\nfrom below import mount_all\napp = App()\nmount_all(app, ['/x', '/y'])\n",
    };
    expect(await recorded(files)).toEqual(['main.py#app.mount("/x")', 'main.py#app.mount("/y")']);
  });

  test("packages run before the modules in them, whichever comes first", async () => {
    const files = {
      "main.py": "from routers import r1\n",
      "routers/__init__.py": "from .users import r1\nfrom .admin import r2\n",
      "routers/admin.py": "from . import users\nfrom web import Router\nr2 = Router()\nr2.mount('/u', users.r1)\n",
      "routers/users.py": "from . import base\nfrom web import Router\nr1 = Router()\nr1.mount('/b', base.r3)\n",
      "routers/base.py": "from web import Router\nr3 = Router()\n",
    };
    expect(await recorded(files)).toEqual([
      'routers/users.py#r1.mount("/b", routers/base.py#r3)',
      'routers/admin.py#r2.mount("/u", routers/users.py#r1)',
    ]);
  });

  test("modules that import one another", async () => {
    const files = {
      "a.py": "from web import App\napp = App()\nimport b\n",
      "b.py": "import a\na.app.mount('/x')\n",
    };
    expect(await recorded(files)).toEqual(['a.py#app.mount("/x")']);
  });
});

describe("where a call is claimed", () => {
  const CLAIMS: Readonly<Record<string, readonly [code: string, ...lines: number[]]>> = {
    "where it is written": ["app.mount('/x')", 3],
    "where a helper is called that passes the path on": [
      "def go(a, p):\n  a.mount(p)\ngo(app, '/x')\ngo(app, '/y')",
      5,
      6,
    ],
    "in a helper that has the path itself": ["def go(a):\n  a.mount('/x')\ngo(app)", 4],
    "in a method that takes it of its object": [
      "class C:\n  p = '/x'\n  def go(self):\n    app.mount(self.p)\nC().go()",
      6,
    ],
    "at each item of a loop": [
      "all = {\n  'a': ('/x', 1),\n  'b': ('/y', 2),\n}\nfor p, n in all.values():\n  app.mount(p, n)",
      4,
      5,
    ],
    "at the values of pairs": ["all = {\n  'a': ('/x', 1),\n}\nfor key, (p, n) in all.items():\n  app.mount(p)", 4],
    "in a loop over what is written nowhere": ["for p in sorted(['/x', '/y']):\n  app.mount(p)", 4, 4],
  };

  test.each(Object.entries(CLAIMS))("%s", async (_, [code, ...lines]) => {
    const run = await ran({ "m.py": HEAD + code });
    expect(run.calls.filter(({ method }) => method === "mount").map(({ place }) => place.span[0])).toEqual(lines);
  });
});
