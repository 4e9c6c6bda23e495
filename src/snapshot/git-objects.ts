import { UserError } from "../model/user-error.js";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import type { Socket } from "node:net";
import { startGit } from "./ask-git.js";
import type { ObjectFormat } from "./blob-id.js";
import { batchParser, type BatchAnswer } from "./git-batch-parser.js";

/** Where git is asked, see `Repository`. */
export interface GitPlace {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly objectFormat: ObjectFormat;
}

/** Reads the objects of a repository by their ids. */
export interface GitObjects {
  /** Any number may be asked for at once; they are answered in order. */
  readonly read: (id: string) => Promise<BatchAnswer>;
}

/**
 * Reads objects through one long-lived `git cat-file --batch`. It is started by the first request, ends when nothing was asked for a
 * while, and never keeps the program from ending. No filter, text conversion or replacement of objects is applied, and nothing is fetched.
 * @param findMissing the objects that a partial clone lacks; asked when git gives up over one of them.
 */
export function gitObjects(place: GitPlace, findMissing: () => Promise<ReadonlySet<string>>): GitObjects {
  const missing = new Set<string>();
  let session: Session | null = null;
  let deaths = 0;

  const ask = (request: Request): void => {
    if (missing.has(request.id)) request.resolve(MISSING);
    else {
      session ??= startSession(place, {
        onIdle: () => (session = null),
        onDeath: (unanswered, said) => {
          session = null;
          recover(unanswered, said).catch((error: unknown) => {
            for (const { reject } of unanswered) reject(error);
          });
        },
      });
      session.ask(request);
    }
  };

  /** git ends at the first object that it would have to fetch, or that is broken, and says so. The others are asked for again. */
  const recover = async (unanswered: readonly Request[], said: string): Promise<void> => {
    deaths += 1;
    if (deaths > MOST_DEATHS) throw new UserError(`git cannot read objects (see git fsck): ${said || "it is killed"}`);
    const [culprit, ...others] = unanswered;
    const isPartial = said.includes("promisor");
    if (isPartial && missing.size === 0) for (const id of await findMissing()) missing.add(id);
    if (isPartial && culprit !== undefined) missing.add(culprit.id);
    // Who says nothing was killed by somebody else.
    if (isPartial || said === "") for (const request of unanswered) ask(request);
    else {
      culprit?.resolve({ kind: "absent", reason: said });
      for (const request of others) ask(request);
    }
  };

  return { read: (id) => new Promise((resolve, reject) => ask({ id, resolve, reject })) };
}

const MISSING = { kind: "absent", reason: "missing" } as const satisfies BatchAnswer;

/** More broken objects than this are not the exception that is worked around. */
const MOST_DEATHS = 20;

/** Milliseconds without a request after which git is let go. */
const IDLE = 500;

interface Request {
  readonly id: string;
  readonly resolve: (answer: BatchAnswer) => void;
  readonly reject: (error: unknown) => void;
}

interface Session {
  readonly ask: (request: Request) => void;
}

interface SessionEvents {
  /** Git is being let go; nothing more may be asked of it. */
  readonly onIdle: () => void;
  /** Git ended by itself. The first of the unanswered requests is what it was at; `said` is the last thing that it said. */
  readonly onDeath: (unanswered: readonly Request[], said: string) => void;
}

function startSession({ directory, environment }: GitPlace, { onIdle, onDeath }: SessionEvents): Session {
  const child = startGit(directory, ["--no-replace-objects", "cat-file", "--batch"], environment);
  const pending = new Queue<Request>();
  const errors: Buffer[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const rest = (): void => {
    keepAlive(child, "unref");
    timer = setTimeout(() => {
      isOver = true;
      onIdle();
      child.stdin.end();
    }, IDLE).unref();
  };
  const end = (said: string): void => {
    clearTimeout(timer);
    if (isOver) return;
    isOver = true;
    onDeath(pending.takeAll(), said);
  };

  const parse = batchParser((answer) => {
    pending.take()?.resolve(answer);
    if (pending.size === 0) rest();
  });
  child.stdout.on("data", parse);
  child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
  // What was said to a git that has ended: its end is told by `close`.
  child.stdin.on("error", () => {});
  child.on("error", (error) => end(error.message));
  child.on("close", () => end(Buffer.concat(errors).toString("utf8").trim().split("\n").at(-1) ?? ""));

  return {
    ask: (request) => {
      clearTimeout(timer);
      if (pending.size === 0) keepAlive(child, "ref");
      pending.add(request);
      child.stdin.write(`${request.id}\n`);
    },
  };
}

/** Whether the program waits for the child. At run time its pipes are sockets. */
function keepAlive(child: ChildProcessWithoutNullStreams, how: "ref" | "unref"): void {
  child[how]();
  for (const pipe of [child.stdin, child.stdout, child.stderr]) (pipe as unknown as Socket)[how]();
}

/** First in, first out, without moving the rest at each step. */
class Queue<T> {
  private items: T[] = [];
  private head = 0;

  get size(): number {
    return this.items.length - this.head;
  }

  add(item: T): void {
    this.items.push(item);
  }

  take(): T | undefined {
    const item = this.items[this.head];
    this.head += 1;
    if (this.head < this.items.length) return item;
    this.items = [];
    this.head = 0;
    return item;
  }

  takeAll(): readonly T[] {
    const rest = this.items.slice(this.head);
    this.items = [];
    this.head = 0;
    return rest;
  }
}
