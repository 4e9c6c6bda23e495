const RAN = [];
const ORIGINAL = Symbol("the handler that is watched");

/**
 * A handler that says that it ran, and is otherwise the same. One registration may have several (`get(path, signedIn, show)`), of which
 * the last is the one that it is known by; middleware is known by none, and counts as nothing.
 */
export function watchHandler(handler, lastOfCall = () => handler) {
  if (handler[ORIGINAL] !== undefined) return handler;
  function watched(...values) {
    const known = lastOfCall();
    if (known !== null && RAN.at(-1) !== known) RAN.push(known);
    return handler.apply(this, values);
  }
  // Frameworks tell handlers of errors and middleware apart by how many parameters they have.
  Object.defineProperty(watched, "length", { value: handler.length });
  Object.defineProperty(watched, "name", { value: handler.name });
  watched[ORIGINAL] = handler;
  return watched;
}

/** Notes that a handler runs, where the framework says so itself. */
export function noteRan(handler) {
  if (!RAN.includes(handler)) RAN.push(handler);
}

/** The application's own function. */
export function unwatched(handler) {
  return handler?.[ORIGINAL] ?? handler;
}

/** What ran, in order, while the work was done; requests are sent one after the other. */
export async function handlersThatRan(work) {
  RAN.length = 0;
  const result = await work();
  return { result, ran: [...RAN] };
}
