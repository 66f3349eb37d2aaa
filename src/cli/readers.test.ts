// The worker reads its first program without tree-sitter: the tree must be the one that the grammar gives.

import { expect, test } from "vitest";
import { FileSet } from "../base/source.ts";
import type { GoParser } from "../syntax/cst.ts";
import { disposeState, parseFile } from "../syntax/parse.ts";
import { createNodeParser } from "../syntax/testing.ts";

const parser = await createNodeParser();
const TEXTS = import.meta.glob<string>(["../scenarios/*.go", "./bugs/**/*.go", "./races/**/*.go"], {
  query: "?raw",
  import: "default",
  eager: true,
});

function read(by: GoParser | undefined, text: string): unknown {
  const { state, ...result } = parseFile(by, new FileSet().add("main.go", text));
  const byGrammar = state.cst !== undefined && !state.cst.hasError;
  disposeState(state);
  return { result, byGrammar };
}

test("programs read by the grammar and from their tokens give the same trees", () => {
  const readings = Object.entries(TEXTS).map(([path, text]) => ({ path, text, grammar: read(parser, text) }));
  expect(readings.length).toBeGreaterThan(100);
  for (const { path, text, grammar } of readings) {
    expect(grammar, path).toMatchObject({ byGrammar: true });
    expect(read(undefined, text), path).toEqual({ ...(grammar as object), byGrammar: false });
  }
});

test("a text with a mistake gives the same messages", () => {
  const text = "package main\n\nfunc main() {\n\tx := \n}\n";
  expect(read(undefined, text)).toMatchObject({ result: (read(parser, text) as { result: object }).result });
});
