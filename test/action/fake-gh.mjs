// GitHub's command line, as far as the action uses it: a pull request whose comments are in a file.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.env.FAKE_GH_STATE;
const state = JSON.parse(readFileSync(file, "utf8"));
const { query, variables } = JSON.parse(readFileSync(0, "utf8"));
state.asked.push({ args: process.argv.slice(2), host: process.env.GH_HOST, token: process.env.GH_TOKEN, variables });
const data = state.refuses ? null : answer();
writeFileSync(file, JSON.stringify(state));
if (data === null) {
  process.stderr.write("gh: Resource not accessible by integration\n::error::forged\n");
  process.exit(1);
}
process.stdout.write(JSON.stringify({ data }));

function answer() {
  if (query.includes("addComment")) {
    state.comments.push({ id: `c${state.comments.length}`, body: variables.body, viewerDidAuthor: true });
    return { addComment: {} };
  }
  if (query.includes("updateIssueComment")) {
    state.comments.find(({ id }) => id === variables.comment).body = variables.body;
    return { updateIssueComment: {} };
  }
  // Two to a page, so that a few comments are several pages.
  const start = Number(variables.after ?? 0);
  const end = start + 2;
  const comments = {
    nodes: state.comments.slice(start, end),
    pageInfo: { hasNextPage: end < state.comments.length, endCursor: String(end) },
  };
  return { repository: { pullRequest: { id: `pull ${variables.number}`, comments } } };
}
