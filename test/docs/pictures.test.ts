import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rolePicture, terminalPicture } from "../../scripts/pictures.mjs";
import { parseXml } from "../parse-xml.js";
import { textOf } from "./document.js";

describe("the documents' pictures", () => {
  test.each(readdirSync("docs/pictures"))("%s is small, well-formed, and loads nothing", (name) => {
    const svg = textOf(`docs/pictures/${name}`);
    expect(svg.length).toBeLessThan(20_000);
    expect(parseXml(svg).name).toBe("svg");
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(/https?:|url\(|<script|href/);
  });

  test("what a terminal would show otherwise is not drawn as nothing", () => {
    expect(terminalPicture("a", "\x1b[1;31m<b>\x1b[0m c\n")).toMatch(
      /class="error"[^>]*>&lt;b&gt;<.*\n<text x="[\d.]+"[^>]*> c</,
    );
    expect(() => terminalPicture("a", "\x1b[45mb\x1b[0m")).toThrow("no style is known for the sequence 45");
  });

  test("a role that the page does not have is a mistake", () => {
    expect(() => rolePicture("<html></html>", "gone")).toThrow("the page has no picture of gone");
  });
});
