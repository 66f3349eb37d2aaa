import { expect, test } from "vitest";
import { createNodeParser, parseGood, SAMPLES } from "./testing.ts";
import { children, nodeBelow, walk } from "./walk.ts";

const parser = await createNodeParser();

test("visits parents first, in source order, and skips on request", () => {
  const { file } = parseGood(parser, "package p\nfunc f(a int) { g(a + 1, func() { h() }) }\n");
  const names: string[] = [];
  walk(file, (node) => {
    if (node.kind === "Ident") names.push(node.name);
    return node.kind !== "FuncLit";
  });
  expect(names).toEqual(["p", "f", "a", "int", "g", "a"]);
});

test("children lie inside their parent and in order", () => {
  for (const sample of SAMPLES)
    walk(parseGood(parser, sample).file, (node) => {
      // An omitted constant value stands where it was first written; a switch's binding comes before what it binds.
      if (node.kind === "ValueSpec" || node.kind === "GenDecl") return true;
      let end: number = node.pos;
      // A function's type starts at `func`, before receiver and name.
      for (const child of node.kind === "FuncDecl" ? [] : children(node)) {
        expect(child.pos, `${node.kind} > ${child.kind}`).toBeGreaterThanOrEqual(end);
        expect(child.end).toBeLessThanOrEqual(node.end);
        end = child.end;
      }
      return true;
    });
});

test.each([
  ["var x = 1", 3, undefined],
  ["var x = 1", 2, "Ident"],
  ["var x = (1)", 3, "BasicLit"],
  ["var x = (1)", 4, undefined],
])("what lies deep in %s", (text, depth, want) => {
  expect(nodeBelow(parseGood(parser, `package p\n${text}\n`).file, depth)?.kind).toBe(want);
});
