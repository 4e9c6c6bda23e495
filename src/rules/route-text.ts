import type { Route, RouteConflict } from "../model/routes.js";
import type { Evidence } from "../model/rule.js";
import { compareSpans, type Place } from "../model/span.js";

/** `GET /users/{id}`; with several methods `GET, HEAD /users/{id}`. */
export function routeText(routes: readonly Route[]): string {
  const methods = [...new Set(routes.map(({ method }) => method))];
  return `${methods.join(", ")} ${routes[0]?.path ?? ""}`;
}

/** What answers, to stand in a sentence. */
export function handlerText({ handler, place }: Route): string {
  return handler?.name === null || handler === null ? `a function in \`${place.file}\`` : `\`${handler.name}\``;
}

/** How two routes for the same requests end, as the end of a sentence about the second of them. */
export function answerText({ outcome }: RouteConflict): string {
  return ANSWERS[outcome];
}

const ANSWERS = {
  first: "the other one answers",
  continues: "the other one is asked first, and may pass the request on",
  fails: "the application does not start",
  undecided: "what is in front of the two applications decides which of them answers",
} as const satisfies Record<RouteConflict["outcome"], string>;

/** Where a route is registered and how it gets to its application. */
export function registrationEvidence(route: Route, what: string): readonly Evidence[] {
  return [{ message: what, place: route.place }, ...mountEvidence(route, "Its router")];
}

/** The mounts that lead to a route, from the application down. */
export function mountEvidence({ mounts }: Route, whose: string): readonly Evidence[] {
  return mounts.map(({ place, prefix }) => {
    const under = prefix === null ? " under a computed prefix" : prefix === "" ? "" : ` under \`${prefix}\``;
    return { message: `${whose} is mounted${under} here.`, place };
  });
}

/** Where each of several routes is registered. */
export function oncePerRegistration(routes: readonly Route[]): readonly Evidence[] {
  const unique = new Map(
    routes.map((route) => {
      const message = `\`${routeText([route])}\` is registered here.`;
      return [`${message} ${placeKey(route.place)}`, { message, place: route.place }] as const;
    }),
  );
  return [...unique.values()];
}

export function isSamePlace(a: Place, b: Place): boolean {
  return a.file === b.file && compareSpans(a.span, b.span) === 0;
}

/** A place as a part of a key. */
export function placeKey({ file, span }: Place): string {
  return `${file}:${span.join(":")}`;
}

/** What makes a route this one whatever the lines: requests, the module that registers it and what answers. */
export function routeIdentity({ method, template, place, handler }: Route): readonly string[] {
  return [method, template, place.file, handler?.symbol ?? handler?.name ?? ""];
}
