/** The formats of `ssotlint graph`. */
export const GRAPH_FORMATS = ["mermaid", "dot", "json"] as const;

export type GraphFormat = (typeof GRAPH_FORMATS)[number];
