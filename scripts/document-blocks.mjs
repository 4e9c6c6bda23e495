/**
 * The fenced blocks of a Markdown text: language, text without the indentation, where it begins and ends in the whole, and the file that it is the content of, if its
 * first line, or the one below `#!`, is a comment with nothing but a path.
 */
export function blocksIn(markdown) {
  return [...markdown.matchAll(/^(?<indent> *)```(?<language>\w+)\n(?<body>[^]*?)^\k<indent>```$/gm)].map((match) => {
    const { indent, language, body } = match.groups;
    const text = body.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    const file = /^(?:#!.*\n)?(?:#|\/\/) (?<path>\S*(?:\/|\.)\S+)$/m.exec(text);
    const start = match.index + match[0].indexOf("\n") + 1;
    return { language, text, file: file?.index === 0 ? file.groups.path : null, start, end: start + body.length };
  });
}
