import { SaxesParser } from "saxes";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Of its own, without that of its children. */
  readonly text: string;
}

/** Reads XML 1.0 as strictly as it is meant: anything that is not well-formed throws, characters that XML cannot have among it. */
export function parseXml(text: string): Element {
  const parser = new SaxesParser();
  const top = { name: "", attributes: {}, children: [] as Element[], text: "" };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (part) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += part;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(text).close();
  const root = top.children[0];
  if (root === undefined) throw new Error("there is no element");
  return root;
}

/** All elements of this name, however deep. */
export function elementsOf(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elementsOf(child, name)]);
}
