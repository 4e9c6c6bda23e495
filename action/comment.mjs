// Puts the report on the pull request: into the comment that is there from an earlier run, else into a new one.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { annotate, event, input, runStep } from "./workflow.mjs";

const COMMENTS = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      id
      comments(first: 100, after: $after) {
        nodes { id body viewerDidAuthor }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
const ADD = `mutation ($subject: ID!, $body: String!) {
  addComment(input: { subjectId: $subject, body: $body }) { clientMutationId }
}`;
const UPDATE = `mutation ($comment: ID!, $body: String!) {
  updateIssueComment(input: { id: $comment, body: $body }) { clientMutationId }
}`;

await runStep(() => {
  const number = event().pull_request?.number;
  if (number === undefined) return;
  try {
    comment(number);
  } catch (error) {
    // Whether a comment can be written says nothing of the code: a token of a fork may not.
    annotate(
      "warning",
      `There is no comment on the pull request: ${error.message}. The summary of the job has the report`,
    );
  }
});

function comment(number) {
  // Letters alone, so that no category ends the mark.
  const mark = `<!-- ssotlint ${Buffer.from(input("category")).toString("hex")} -->`;
  const body = `${mark}\n${readFileSync(input("markdown"), "utf8")}`;
  const { subject, earlier } = find(number, mark);
  if (earlier !== null) ask(UPDATE, { comment: earlier, body });
  else if (input("noteworthy") === "true") ask(ADD, { subject, body });
}

/** The pull request's id, and that of our comment on it. Anybody can write our mark, so that only a comment of our own counts. */
function find(number, mark) {
  const [owner, name] = (process.env.GITHUB_REPOSITORY ?? "").split("/");
  for (let after = null; ;) {
    const { id, comments } = ask(COMMENTS, { owner, name, number, after }).repository.pullRequest;
    const own = comments.nodes.find(({ body, viewerDidAuthor }) => viewerDidAuthor && body.startsWith(mark));
    if (own !== undefined || !comments.pageInfo.hasNextPage) return { subject: id, earlier: own?.id ?? null };
    after = comments.pageInfo.endCursor;
  }
}

/** Asks GitHub through its command line, which runners have. Everything goes there as JSON on standard input. */
function ask(query, variables) {
  const host = new URL(process.env.GITHUB_SERVER_URL ?? "https://github.com").host;
  const { status, stdout, stderr, error } = spawnSync("gh", ["api", "graphql", "--input", "-"], {
    input: JSON.stringify({ query, variables }),
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, GH_HOST: host, GH_ENTERPRISE_TOKEN: process.env.GH_TOKEN },
  });
  if (error !== undefined) throw new Error(`gh, GitHub's command line, could not be started (${error.code})`);
  if (status !== 0) throw new Error(`GitHub says ${JSON.stringify(stderr.trim())}`);
  return JSON.parse(stdout).data;
}
