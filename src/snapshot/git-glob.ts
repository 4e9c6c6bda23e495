/**
 * Whether a path matches a glob as git reads it in .gitignore and .gitattributes: `*`, `?` and `[…]` stay within a name, `**` between slashes
 * is any number of folders, `\` takes the next character as it is. git compares bytes, so `?` is half an `ü`.
 * Sources: https://git-scm.com/docs/gitignore, git's wildmatch.c, and match_pathname in its dir.c.
 *
 * Not made into a regular expression: a repository could hold a glob that takes one for ever. This takes at most glob times path.
 */
export function gitGlob(glob: string): (path: string) => boolean {
  return plainGlob(glob) ?? anyGlob(glob);
}

/** Nearly all globs are texts with stars between them, without a slash behind the first star, and hundreds of them are asked about each path. */
function plainGlob(glob: string): ((path: string) => boolean) | null {
  if (glob === "" || !/^[^*?[\\]*(?:\*(?!\*)[^*?[\\/]*)*$/.test(glob)) return null;
  const [before = "", ...between] = glob.split("*");
  const after = between.pop();
  if (after === undefined) return (path) => path === glob;
  return (path) => {
    if (!path.startsWith(before) || !path.endsWith(after) || path.includes("/", before.length)) return false;
    let at = before.length;
    // The first place at which a text stands leaves the most for the next.
    for (const text of between) {
      const start = path.indexOf(text, at);
      if (start === -1) return false;
      at = start + text.length;
    }
    return at + after.length <= path.length;
  };
}

function anyGlob(glob: string): (path: string) => boolean {
  const [literal = ""] = /^[^*?[\\]*/.exec(asBytes(glob)) ?? [];
  // As git does it: the part before the first wildcard is compared by itself, and the rest reads as if it began there, so `a**` is `a` and any folders.
  const steps = parseGlob(asBytes(glob).slice(literal.length));
  if (steps === null) return () => false;
  return (path) => {
    const bytes = asBytes(path);
    return bytes.startsWith(literal) && matchAll(steps, bytes.slice(literal.length).split("/"), matchName);
  };
}

/** Stands for any number of whatever the list that it is in consists of: folders in a path, characters in a name. */
const ANY = null;

type Name = readonly (CharacterTest | typeof ANY)[];

type CharacterTest = (character: string) => boolean;

/** Tries the shortest stretch for each {@link ANY}. Going back to the last of them is enough: what an earlier one could take more, the last one can. */
function matchAll<Part, Item>(
  parts: readonly (Part | typeof ANY)[],
  items: ArrayLike<Item>,
  matches: (part: Part, item: Item) => boolean,
): boolean {
  let at = 0;
  let lastAny = -1;
  let takenUpTo = 0;
  for (let item = 0; item < items.length;) {
    const part = parts[at];
    if (part === ANY) {
      lastAny = at;
      takenUpTo = item;
      at += 1;
    } else if (part !== undefined && matches(part, items[item] as Item)) {
      at += 1;
      item += 1;
    } else if (lastAny === -1) {
      return false;
    } else {
      at = lastAny + 1;
      takenUpTo += 1;
      item = takenUpTo;
    }
  }
  return parts.slice(at).every((part) => part === ANY);
}

function matchName(name: Name, text: string): boolean {
  return matchAll<CharacterTest, string>(name, text, (test, character) => test(character));
}

/** Null when the glob can match nothing: a set that is not closed, a backslash at the end. */
function parseGlob(glob: string): readonly (Name | typeof ANY)[] | null {
  const steps: (Name | typeof ANY)[] = [];
  let name: (CharacterTest | typeof ANY)[] = [];
  for (let at = 0; at < glob.length; at += 1) {
    const character = glob[at];
    const folders = name.length === 0 ? /^\*{2,}(\\?\/|$)/.exec(glob.slice(at)) : null;
    if (folders !== null) {
      // Before an escaped slash, git does not try without any folder.
      if (folders[1]?.startsWith("\\")) steps.push([ANY]);
      steps.push(ANY);
      at += folders[0].length - 1;
      // At the end there has to be something in the folders.
      if (folders[1] === "") name.push(ANY);
    } else if (character === "/" || (character === "\\" && glob[at + 1] === "/")) {
      if (character === "\\") at += 1;
      steps.push(name);
      name = [];
    } else if (character === "*") {
      name.push(ANY);
    } else if (character === "?") {
      name.push(() => true);
    } else if (character === "[") {
      const set = parseSet(glob, at + 1);
      if (set === null) return null;
      name.push(set.test);
      at = set.end;
    } else {
      if (character === "\\") at += 1;
      const literal = glob[at];
      if (literal === undefined) return null;
      name.push((other) => other === literal);
    }
  }
  return [...steps, name];
}

/** Reads a set such as `[!a-z[:digit:]_]` from behind its bracket; `end` is where the closing one stands. */
function parseSet(glob: string, start: number): { readonly test: CharacterTest; readonly end: number } | null {
  const isNegated = glob[start] === "!" || glob[start] === "^";
  const tests: CharacterTest[] = [];
  const first = isNegated ? start + 1 : start;
  let previous: string | null = null;
  let at = first;
  // The closing bracket is a plain character in the first place.
  for (; at === first || glob[at] !== "]"; at += 1) {
    const named: RegExpExecArray | null = /^\[:([^\]]*):\]/.exec(glob.slice(at));
    if (named !== null) {
      const characterClass = CHARACTER_CLASSES[named[1] ?? ""];
      if (characterClass === undefined) return null;
      tests.push((character) => characterClass.test(character));
      at += named[0].length - 1;
      previous = null;
      continue;
    }
    const isRange: boolean =
      glob[at] === "-" && previous !== null && glob[at + 1] !== undefined && glob[at + 1] !== "]";
    if (isRange) at += 1;
    if (glob[at] === "\\") at += 1;
    const character: string | undefined = glob[at];
    if (character === undefined) return null;
    const from: string = isRange && previous !== null ? previous : character;
    tests.push((other) => from <= other && other <= character);
    previous = isRange ? null : character;
  }
  return { test: (character) => tests.some((test) => test(character)) !== isNegated, end: at };
}

const CHARACTER_CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[a-z0-9]/i,
  alpha: /[a-z]/i,
  blank: /[ \t]/,
  cntrl: /[^ -~\u0080-\u00ff]/,
  digit: /\d/,
  graph: /[!-~]/,
  lower: /[a-z]/,
  print: /[ -~]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t\n\v\f\r]/,
  upper: /[A-Z]/,
  xdigit: /[\da-f]/i,
};

/** One character for each byte of the UTF-8 text. */
function asBytes(text: string): string {
  if (ASCII.test(text)) return text;
  return Buffer.from(text, "utf8").toString("latin1");
}

const ASCII = /^[\0-\x7f]*$/;
