// The checker never throws, whatever the tree: wrong programs cut short, with tokens dropped, doubled and swapped.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { FileSet } from "../base/source.ts";
import { disposeState, parseFile } from "../syntax/parse.ts";
import { createNodeParser } from "../syntax/testing.ts";
import { Typ } from "./basic.ts";
import { checkPackage } from "./check.ts";
import { exprString } from "./expr-string.ts";
import { testImporter } from "./testing.ts";

const parser = await createNodeParser();
const importer = testImporter(parser);
const directory = fileURLToPath(new URL("./testdata/", import.meta.url));
const programs = readdirSync(directory)
  .filter((name) => name.endsWith(".go"))
  .map((name) => readFileSync(directory + name, "utf8").replace(/\/\* ERROR "(?:[^"\\]|\\.)*" \*\//g, ""));

function survives(text: string): void {
  const fileSet = new FileSet();
  const { file, state, diagnostics: syntax } = parseFile(parser, fileSet.add("main.go", text));
  disposeState(state);
  const { diagnostics, pkg } = checkPackage("main", [file], importer, { goMinor: 26, fileSet });
  for (const { pos, end } of diagnostics) {
    expect(pos).toBeGreaterThan(0);
    expect(end).toBeGreaterThanOrEqual(pos);
  }
  expect(pkg.isComplete).toBe(!diagnostics.some((d) => d.severity === "error"));
  // What is parsed and complete can be lowered: nothing in it is invalid.
  if (!pkg.isComplete || syntax.length > 0) return;
  for (const [e, { mode, type }] of pkg.info.types) {
    const isBroken = mode === "invalid" || (type === Typ.invalid && mode !== "builtin");
    expect(isBroken ? exprString(e) : "").toBe("");
  }
}

test("mutated programs are checked to the end", () => {
  const tokens = programs.map((text) => text.match(/\w+|\s+|[^\w\s]/g) ?? []);
  const edit = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom("drop", "double", "swap", "cut"),
    other: fc.nat(),
  });
  fc.assert(
    fc.property(fc.nat(programs.length - 1), fc.array(edit, { minLength: 1, maxLength: 6 }), (index, edits) => {
      let list = [...(tokens[index] ?? [])];
      for (const { at, kind, other } of edits) {
        const i = at % list.length;
        const j = other % list.length;
        if (kind === "drop") list.splice(i, 1);
        else if (kind === "double") list.splice(i, 0, list[j] ?? "");
        else if (kind === "swap") [list[i], list[j]] = [list[j] ?? "", list[i] ?? ""];
        else list = list.slice(0, Math.max(1, i));
      }
      survives(list.join(""));
    }),
    { numRuns: 150 },
  );
}, 60_000);

test.each([
  [
    "a type that grows without end",
    "package main\ntype T[P any] struct { f *T[*P] }\nvar x T[int]\nvar y = x.f.f.f.f.f\n",
  ],
  [
    "mutually recursive interfaces",
    "package main\ntype A interface { B }\ntype B interface { A; m() A }\nvar a A\nvar _ = a.m().m()\n",
  ],
  [
    "a constraint that mentions itself",
    "package main\ntype C[T C[T]] interface { m() T }\nfunc f[T C[T]](x T) { f(x.m()) }\n",
  ],
  [
    "an array as long as a variable of its type",
    "package main\ntype T [len(a)]int\nvar a = f()\nfunc f() (t T) { return }\n",
  ],
  ["an array of itself", "package main\ntype T [len(x)]T\nvar x T\n"],
  [
    "interfaces whose methods yield each other, written out",
    "package main\ntype L interface { next() interface{ Both } }\ntype R interface { prev() interface{ Both } }\n" +
      "type Both interface { next() interface{ L; R }; prev() interface{ L; R } }\n" +
      "var p Both\nvar q interface{ L; R }\nvar _ = p == q\n",
  ],
  [
    "an interface of ever larger instances of itself",
    "package main\ntype X[T any] interface { X[*T] }\nvar _ X[int]\nfunc f[T X[int]](x T) { _ = x }\n",
  ],
  [
    "a struct of ever larger instances of itself, measured and compared",
    'package main\nimport "unsafe"\ntype A[P any] struct { x, y A[*P] }\n' +
      "const c = unsafe.Sizeof(A[int]{})\nvar m map[A[int]]int\nvar l [unsafe.Sizeof(B{})]int\ntype B struct { b [len(l)]B }\n",
  ],
  [
    "a constraint with a struct of what it constrains",
    "package main\ntype T[P interface{ ~struct{ f T[P] } }] struct{}\nvar m map[T[int]]int\nfunc f[P comparable](p P) {}\nfunc g() { f(T[int]{}) }\n",
  ],
  [
    "a generic alias of itself",
    "package main\ntype A[P any] = A[[]P]\nvar a A[int]\ntype B[P any] = *C[P]\ntype C[P any] struct { b B[P] }\nvar b B[int]\n",
  ],
  ["a function that is its own argument", "package main\nfunc f[T any](x T) T { return f(f)(x) }\n"],
  ["constants that multiply for ever", `package main\nconst a0 = 1e300\n${chain(40)}`],
  ["a long chain of variables", `package main\nvar v0 = 1\n${variables(500)}`],
  [
    "deep embedding",
    `package main\ntype S0 struct { x int }\n${embedding(200)}var _ = S200{}.x\nvar _ = S200{}.nothing\n`,
  ],
])("survives %s", (_, text) => {
  survives(text);
});

function lines(n: number, line: (i: number) => string): string {
  return Array.from({ length: n }, (_, i) => `${line(i + 1)}\n`).join("");
}
function chain(n: number): string {
  return lines(n, (i) => `const a${i} = a${i - 1} * a${i - 1}`);
}
function variables(n: number): string {
  return lines(n, (i) => `var v${i} = v${i - 1} + 1`);
}
function embedding(n: number): string {
  return lines(n, (i) => `type S${i} struct { S${i - 1}; y${i} int }`);
}
