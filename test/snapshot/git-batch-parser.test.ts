import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { batchParser, type BatchAnswer } from "../../src/snapshot/git-batch-parser.js";

const ID = "0123456789abcdef0123456789abcdef01234567";

/** What git prints for these answers. */
function printed(answers: readonly BatchAnswer[]): Buffer {
  return Buffer.concat(
    answers.map((answer) =>
      answer.kind === "absent"
        ? Buffer.from(`${ID} ${answer.reason}\n`)
        : Buffer.concat([
            Buffer.from(`${ID} ${answer.type} ${answer.content.length}\n`),
            answer.content,
            Buffer.from("\n"),
          ]),
    ),
  );
}

/** Parses an output that comes in pieces which end at these offsets. */
function parse(output: Buffer, cuts: readonly number[] = []): readonly BatchAnswer[] {
  const answers: BatchAnswer[] = [];
  const take = batchParser((answer) => answers.push(answer));
  const ends = [...cuts.map((cut) => Math.min(cut, output.length)), output.length].sort((a, b) => a - b);
  let start = 0;
  for (const end of ends) {
    take(output.subarray(start, end));
    start = end;
  }
  return answers;
}

function blob(content: Uint8Array): BatchAnswer {
  return { kind: "object", type: "blob", content };
}

describe("what git cat-file --batch prints", () => {
  const answer = fc.oneof(
    fc.uint8Array({ maxLength: 40 }).map(blob),
    // Contents that look like what git says itself.
    fc
      .constantFrom(`${ID} missing\n`, `${ID} blob 3\n`, "\n", "\n\n", "")
      .map((text) => blob(new TextEncoder().encode(text))),
    fc.constant<BatchAnswer>({ kind: "absent", reason: "missing" }),
  );

  test("is read back as it was written, wherever the pipe cuts it", () => {
    fc.assert(
      fc.property(fc.array(answer), fc.array(fc.nat(1000)), (answers, cuts) => {
        expect(parse(printed(answers), cuts)).toEqual(answers);
      }),
      { numRuns: 500 },
    );
  });

  test("byte by byte", () => {
    const answers = [
      blob(new Uint8Array([10, 0, 255])),
      { kind: "absent", reason: "missing" },
      blob(new Uint8Array()),
    ] as const;
    const output = printed(answers);
    expect(parse(output, [...output.keys()])).toEqual(answers);
  });

  test("each content has memory of its own", () => {
    const [first, second] = parse(printed([blob(new Uint8Array([1])), blob(new Uint8Array([2]))]));
    if (first?.kind !== "object" || second?.kind !== "object") throw new Error("two objects");
    expect(first.content.buffer).not.toBe(second.content.buffer);
    expect(first.content.buffer.byteLength).toBe(1);
  });

  test("an object that no array holds is passed over, and the next one is read", () => {
    const answers: BatchAnswer[] = [];
    const take = batchParser((answer) => answers.push(answer));
    const size = 2 ** 30 + 1;
    take(Buffer.from(`${ID} blob ${size}\n`));
    const piece = Buffer.alloc(1 << 20);
    for (let left = size; left > 0; left -= piece.length) take(piece.subarray(0, Math.min(left, piece.length)));
    take(Buffer.from(`\n${ID} blob 1\nx\n`));
    expect(answers).toEqual([{ kind: "absent", reason: `too large: ${size} bytes` }, blob(new Uint8Array([120]))]);
  });
});
