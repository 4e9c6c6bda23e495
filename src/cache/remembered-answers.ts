import type { AnswerStore, KeptAnswer } from "./answer-store.js";

/**
 * Keeps answers in memory, where they need no copying, and in a store, if there is one, for the next process.
 * @param memory what was kept so far, of one process.
 */
export function rememberedAnswers(memory: Map<string, KeptAnswer>, store: AnswerStore | null): AnswerStore {
  return {
    read: (question) => memory.get(question) ?? store?.read(question) ?? null,
    write: (question, answer) => {
      memory.set(question, answer);
      store?.write(question, answer);
    },
  };
}
