import type { FrameworkId } from "../../../src/model/routes.js";
import {
  type Agreement,
  compareAnswers,
  compareReach,
  compareTables,
  ofApplication,
  requestsOf,
  sum,
} from "./compare.js";
import type { OracleRequest, OracleTable } from "./oracle-table.js";
import { ourRoutes } from "./our-routes.js";

export interface ComparedApp {
  /** Absolute. */
  readonly folder: string;
  /** Our name for it: `shop/main.py#app`. */
  readonly id: string;
  /** The only one whose routes are compared, of an application that has those of several; without it, or null, all are. */
  readonly framework?: FrameworkId | null;
  /** Texts of files that are others for us than in the folder. */
  readonly replaced?: Readonly<Record<string, string>>;
  /** Starts it, and has its framework answer. */
  readonly ask: (requests: readonly OracleRequest[]) => OracleTable;
}

export interface ComparedRoutes {
  readonly theirs: OracleTable;
  /** Of an application that does not start, nothing. */
  readonly table: Agreement;
  readonly requests: Agreement;
  /** Why routes may be missing, a sentence each. */
  readonly stops: readonly string[];
}

/** Asks the framework and ssotlint about one application. */
export async function compareApp({
  folder,
  id,
  framework = null,
  replaced = {},
  ask,
}: ComparedApp): Promise<ComparedRoutes> {
  const whole = await ourRoutes(folder, replaced);
  const ours = ofFramework(ofApplication(whole, id), framework);
  const first = ask([]);
  const requests = requestsOf(ours.conflicts, first.rows);
  const theirs = requests.length === 0 || first.error !== null ? first : ask(requests);
  return {
    theirs,
    table: theirs.error === null ? compareTables(theirs.rows, ours.routes) : sum([]),
    requests: sum([compareAnswers(ours.conflicts, theirs), compareReach(theirs.rows, ours.conflicts)]),
    stops: whole.stops.map(({ place, reason }) => `${place.file}:${place.span[0]} ${reason}`),
  };
}

type Ours = ReturnType<typeof ofApplication>;

function ofFramework(ours: Ours, id: FrameworkId | null): Ours {
  if (id === null) return ours;
  return {
    routes: ours.routes.filter(({ framework }) => framework === id),
    conflicts: ours.conflicts.filter(({ winner }) => winner.framework === id),
  };
}
