/** What `git cat-file --batch` says to one id. */
export type BatchAnswer =
  | { readonly kind: "object"; readonly type: string; readonly content: Uint8Array }
  /** Why there is no content, in git's word: `missing` as a rule. */
  | { readonly kind: "absent"; readonly reason: string };

/**
 * Cuts the output of `git cat-file --batch` into answers, whatever bytes are in them and however the pipe cut them. Each content has
 * memory of its own, so that it may be handed to another thread.
 * Format: https://git-scm.com/docs/git-cat-file#_batch_output
 * @returns takes the next chunk of output.
 */
export function batchParser(onAnswer: (answer: BatchAnswer) => void): (chunk: Uint8Array) => void {
  let header = "";
  let body: Body | null = null;
  return (chunk) => {
    let at = 0;
    while (at < chunk.length) {
      if (body === null) {
        const end = chunk.indexOf(LINE_END, at);
        header += latin1(chunk.subarray(at, end === -1 ? chunk.length : end));
        if (end === -1) return;
        at = end + 1;
        body = bodyOf(header);
        if (body === null) onAnswer({ kind: "absent", reason: header.slice(header.indexOf(" ") + 1) });
        header = "";
        continue;
      }
      const piece = chunk.subarray(at, at + body.size - body.filled);
      body.content?.set(piece, body.filled);
      body.filled += piece.length;
      at += piece.length;
      if (body.filled < body.size) return;
      // The content ends with a line end of git's own.
      if (at === chunk.length) return;
      at += 1;
      onAnswer(answerOf(body));
      body = null;
    }
  };
}

/** Nothing that anybody wrote is larger, and one array cannot hold much more. */
const LARGEST = 2 ** 30;

const LINE_END = 10;

interface Body {
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** Null for an object that is too large to hold. */
  readonly content: Uint8Array | null;
  filled: number;
}

/** `<id> <type> <size>` announces a content; any other line is the whole answer. */
function bodyOf(header: string): Body | null {
  const [, type, digits] = /^\S+ (\S+) (\d+)$/.exec(header) ?? [];
  if (type === undefined || digits === undefined) return null;
  const size = Number(digits);
  return { type, size, content: size > LARGEST ? null : new Uint8Array(size), filled: 0 };
}

function answerOf({ type, size, content }: Body): BatchAnswer {
  if (content === null) return { kind: "absent", reason: `too large: ${size} bytes` };
  return { kind: "object", type, content };
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
