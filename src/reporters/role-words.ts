import type { Candidate, CandidateClass, RoleReport } from "../model/role-report.js";
import { counted } from "./console-layout.js";

/** How people read the class of a definition, what needs their work first. */
export function classWord(definition: Pick<Candidate, "class">): string {
  return definition.class === null ? NOT_COMPARED.word : CLASSES[definition.class].word;
}

/** Several definitions of one class. */
export function classWords(definition: Pick<Candidate, "class">): string {
  const word = classWord(definition);
  if (word === "not compared") return "definitions, not compared";
  if (word === "double") return "doubles in test files";
  return word === "copy" ? "copies" : `${word}s`;
}

/** Rises as the class asks for less attention. */
export function classRank(definition: Candidate): number {
  return definition.class === null ? NOT_COMPARED.rank : CLASSES[definition.class].rank;
}

/** One sentence: how many names are how many definitions, of which so many compete. */
export function roleVerdict({ canonical, counts }: RoleReport): string {
  const beside = canonical.length > 1 ? "the canonical symbols" : "the canonical symbol";
  const names = counted(counts.names, "name");
  const definitions = counted(counts.definitions, "definition");
  if (counts.names === 0 && counts.definitions === 0) return `Nothing but ${beside} has this name.`;
  const verb = counts.names === 1 ? "is" : "are";
  const start = `Beside ${beside}, ${names} ${verb} ${definitions}`;
  if (counts.rivals === null || counts.copies === null) {
    return `${start}; which of them compete cannot be said, because the canonical symbol does not exist.`;
  }
  const competing = counts.rivals + counts.copies;
  if (competing === 0) return `${start}, none of which competes.`;
  return `${start}, of which ${competing} ${competing === 1 ? "competes" : "compete"}.`;
}

const CLASSES = {
  canonical: { word: "canonical", rank: 0 },
  implementation: { word: "implementation", rank: 1 },
  rival: { word: "rival", rank: 2 },
  copy: { word: "copy", rank: 3 },
  lookAlike: { word: "look-alike", rank: 4 },
  variant: { word: "variant", rank: 6 },
  delegate: { word: "delegate", rank: 7 },
  contract: { word: "contract", rank: 8 },
  namesake: { word: "namesake", rank: 9 },
  double: { word: "double", rank: 10 },
} as const satisfies Record<CandidateClass, { readonly word: string; readonly rank: number }>;

/** A definition whose class needs the canonical symbol, which does not exist. */
const NOT_COMPARED = { word: "not compared", rank: 5 } as const;
