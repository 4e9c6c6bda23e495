import { assertNever } from "../../model/assert-never.js";
import type { Page } from "../console-layout.js";
import { roleListing } from "../console-role.js";
import { routeListing } from "../route-listing.js";
import { sanitize } from "../sanitize.js";
import { moduleBlocks } from "./module-text.js";
import { nameBlocks } from "./name-text.js";
import type { WhyAnswer } from "./why-answer.js";

/** The answer for people. */
export function whyAsText(answer: WhyAnswer, page: Page): string {
  const blocks = blocksOf(answer, page).filter((block) => block.length > 0);
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}

function blocksOf(answer: WhyAnswer, page: Page): readonly (readonly string[])[] {
  switch (answer.kind) {
    case "name":
      return nameBlocks(page, answer);
    case "module":
      return moduleBlocks(page, answer);
    case "role":
      return [[page.paint("strong", sanitize(answer.role.id)), ...roleListing(page, answer.role)]];
    case "routes":
      return routeListing(page, answer.routes);
    default:
      return assertNever(answer);
  }
}
