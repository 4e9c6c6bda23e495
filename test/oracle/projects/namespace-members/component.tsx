import * as ui from "./ui";

export const view = <ui.Button label="a" />;
export const nested = <ui.parts.Part></ui.parts.Part>;
