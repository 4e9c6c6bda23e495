/** What applications and routers of Express, Koa and their kin have a function for, beside `all`: the methods that Node's parser knows. */
const VERBS: ReadonlySet<string> = new Set(
  (
    "acl bind checkout connect copy delete get head link lock m-search merge mkactivity mkcalendar mkcol move notify " +
    "options patch post propfind proppatch purge put query rebind report search source subscribe trace unbind unlink " +
    "unlock unsubscribe"
  ).split(" "),
);

/** The method of a route that a function of this name registers; null when it registers none. `del` is an old name for `delete`. */
export function verbOf(name: string): string | null {
  if (name === "all") return "ANY";
  if (name === "del") return "DELETE";
  return VERBS.has(name) ? name.toUpperCase() : null;
}
