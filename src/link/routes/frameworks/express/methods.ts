/** What applications, routers and routes of Express have a function for, beside `all`: the methods that Node's parser knows. */
export const VERBS: ReadonlySet<string> = new Set(
  (
    "acl bind checkout connect copy delete get head link lock m-search merge mkactivity mkcalendar mkcol move notify options patch post " +
    "propfind proppatch purge put query rebind report search source subscribe trace unbind unlink unlock unsubscribe"
  ).split(" "),
);

/** The method of a route that a function of this name registers; null when it registers none. `del` is Express 4's other name for `delete`. */
export function methodOf(name: string): string | null {
  if (name === "all") return "ANY";
  if (name === "del") return "DELETE";
  return VERBS.has(name) ? name.toUpperCase() : null;
}
