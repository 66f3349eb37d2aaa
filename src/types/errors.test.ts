// What gc says about wrong programs, message by message and place by place: testdata/*.go, annotated by annotate.mjs.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createNodeParser } from "../syntax/testing.ts";
import { check, testImporter } from "./testing.ts";

const parser = await createNodeParser();
const importer = testImporter(parser);
const directory = fileURLToPath(new URL("./testdata/", import.meta.url));

/** The program without its `/* ERROR "message" *\/` comments, and what they say. */
function split(annotated: string): { readonly text: string; readonly expected: readonly string[] } {
  const errors: { readonly offset: number; readonly message: string }[] = [];
  let removed = 0;
  const text = annotated.replace(/\/\* ERROR ("(?:[^"\\]|\\.)*") \*\//g, (comment, message: string, offset: number) => {
    errors.push({ offset: offset - removed, message: JSON.parse(message) });
    removed += comment.length;
    return "";
  });
  return { text, expected: errors.map(({ offset, message }) => describe(text, offset, message)).sort() };
}

function describe(text: string, offset: number, message: string): string {
  const line = text.slice(0, offset).split("\n").length;
  return `${line}: ${message} @ ${text.slice(offset, offset + 12).split("\n")[0]}`;
}

for (const name of readdirSync(directory).filter((file) => file.endsWith(".go"))) {
  test(`errors in ${name}`, () => {
    const { text, expected } = split(readFileSync(`${directory}${name}`, "utf8"));
    const { pkg, diagnostics } = check(parser, text, { importer });
    const got = diagnostics.map((d) => describe(text, d.pos - 1, d.message)).sort();
    expect(got).toEqual(expected);
    expect(pkg.isComplete).toBe(false);
    for (const { code, end, pos } of diagnostics) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(end).toBeGreaterThan(pos);
    }
  });
}
