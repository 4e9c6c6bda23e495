import { expect, test } from "vitest";
import { isOldName, joinedAsIn, subjectOf, wordsOf } from "../../src/model/name-words.js";

test.each([
  ["WebSocketManager", "web socket manager"],
  ["_HTTPServerPool", "http server pool"],
  ["order_store_v2", "order store v2"],
  ["S3Client", "s3 client"],
  ["__", ""],
])("the words of %s", (name, words) => {
  expect(wordsOf(name).join(" ")).toBe(words);
});

test.each([
  ["LegacyOrderStore", "order store"],
  ["OrderStoreV2", "order store"],
  ["_UnifiedOrderStoreImplementation", "order store"],
  ["OrderStoreAdapter", "order store adapter"],
  ["NewDefault", "new default"],
])("what %s is about", (name, subject) => {
  expect(subjectOf(name).join(" ")).toBe(subject);
});

test("words are joined where a path joins them", () => {
  expect(joinedAsIn("app/websocket_core/manager.py", ["web", "socket", "manager"])).toEqual(["websocket", "manager"]);
  expect(joinedAsIn("app/WebSocketManager.ts", ["web", "socket", "manager"])).toEqual(["web", "socket", "manager"]);
});

test.each([
  ["src/legacy/store.ts#Store", true],
  ["src/store.ts#CompatStore", true],
  ["src/golden/folder.ts#Holder", false],
])("whether %s says that it is old", (name, old) => {
  expect(isOldName(name)).toBe(old);
});
