// Laws on arbitrary text: never an exception, the same result however it was reached, spans that hold what they say.

import fc from "fast-check";
import { expect, test } from "vitest";
import { DiagnosticList } from "../base/diagnostics.ts";
import { FileSet } from "../base/source.ts";
import type { Expr, File, Node, Stmt } from "./ast.ts";
import { MAX_NESTING, MAX_SOURCE_LENGTH } from "./limits.ts";
import { disposeState, type ParseState, parseFile } from "./parse.ts";
import { printExpr } from "./print.ts";
import { createNodeParser, parseErrors, parseGood, SAMPLES, shape } from "./testing.ts";
import { DeclarationParser } from "./tokens/declaration-parser.ts";
import { scan } from "./tokens/scanner.ts";
import { walk } from "./walk.ts";

const parser = await createNodeParser();
const FRAGMENTS = [
  ..."(){}[],;:.=*&|~\n'\"`",
  ":=",
  "<-",
  "...",
  "if ",
  "for ",
  "func ",
  "case ",
  "x",
  "1",
  " ",
  "/*\n*/",
  "type ",
  "}\n",
];
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(12),
    insert: fc.constantFrom(...FRAGMENTS, ""),
  }),
  { minLength: 1, maxLength: 6 },
);

function applyEdit(text: string, edit: { at: number; remove: number; insert: string }): string {
  const at = Math.floor(edit.at * text.length);
  return text.slice(0, at) + edit.insert + text.slice(at + edit.remove);
}

/** The fallback parser alone. */
function fromTokens(text: string): { file: File; nDiagnostics: number } {
  const diagnostics = new DiagnosticList();
  const source = new FileSet().add("main.go", text);
  const tokens = scan(text);
  const comments = tokens.comments.map(({ start, end }) => ({
    pos: source.pos(start),
    end: source.pos(end),
    text: text.slice(start, end),
  }));
  const file = new DeclarationParser(source, tokens, diagnostics, comments).file();
  return { file, nDiagnostics: diagnostics.items.length + tokens.errors.length };
}

test.each(SAMPLES)("both readers give one tree, positions included (%#)", (text) => {
  expect(fromTokens(text)).toEqual({ file: parseGood(parser, text).file, nDiagnostics: 0 });
});

test("after any edits, the readers agree on what is right and on its tree", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SAMPLES), edits, (sample, changes) => {
      const text = changes.reduce(applyEdit, sample);
      const { file, diagnostics, state } = parseFile(parser, new FileSet().add("main.go", text));
      disposeState(state);
      const other = fromTokens(text);
      expect(diagnostics.length > 0).toBe(other.nDiagnostics > 0);
      expect(file).toEqual(other.file);
    }),
    { numRuns: 300 },
  );
});

test("incremental parses equal full ones", () => {
  fc.assert(
    fc.property(fc.constantFrom(...SAMPLES), edits, (sample, changes) => {
      let text = sample;
      let state: ParseState | undefined;
      for (const change of [{ at: 0, remove: 0, insert: "" }, ...changes]) {
        text = applyEdit(text, change);
        const result = parseFile(parser, new FileSet().add("main.go", text), state);
        state = result.state;
        const full = parseFile(parser, new FileSet().add("main.go", text));
        disposeState(full.state);
        expect([result.file, result.diagnostics]).toEqual([full.file, full.diagnostics]);
      }
      if (state !== undefined) disposeState(state);
    }),
    { numRuns: 150 },
  );
});

test("an undone edit restores the tree", () => {
  const [sample = ""] = SAMPLES;
  const first = parseFile(parser, new FileSet().add("main.go", sample));
  const broken = parseFile(parser, new FileSet().add("main.go", sample.slice(0, 300)), first.state);
  const last = parseFile(parser, new FileSet().add("main.go", sample), broken.state);
  disposeState(last.state);
  expect(broken.diagnostics.length).toBeGreaterThan(0);
  expect(last.file).toEqual(first.file);
});

test("every prefix of a program gives a tree", () => {
  for (const sample of SAMPLES)
    for (let end = 0; end < sample.length; end += 7)
      expect(() => parseErrors(parser, sample.slice(0, end))).not.toThrow();
});

test("any text gives a tree", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(fc.constantFrom(...FRAGMENTS)).map((list) => list.join(" ")),
  );
  fc.assert(
    fc.property(text, fc.constantFrom("", "package p\n", "package p\nfunc f() {"), (junk, head) => {
      expect(() => parseErrors(parser, head + junk)).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

const DEEP = MAX_NESTING + 100;
test.each([
  ["parentheses", `var x = ${"(".repeat(DEEP)}1${")".repeat(DEEP)}`],
  ["blocks", `func f() ${"{".repeat(DEEP)}${"}".repeat(DEEP)}`],
  ["a sum", `var x = 1${" + 1".repeat(DEEP)}`],
  ["selectors", `var x = a${".a".repeat(DEEP)}`],
  ["types", `var x ${"[]".repeat(DEEP)}int`],
  ["else if", `func f() { if a {}${" else if b {}".repeat(DEEP)} }`],
  ["unions", `type I interface { a${" | b".repeat(DEEP)} }`],
  ["unary operators", `var x = ${"!".repeat(DEEP * 50)}y`],
])("nesting too deep: %s", (_, text) => {
  const errors = parseErrors(parser, `package p\n${text}\n`);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain(`nesting too deep (limit ${MAX_NESTING})`);
});

test.each(["{[", "(", "[{", "f(func(){", "go ", "type T ", "<-chan ", "switch {case "])(
  "hostile repetition of %j",
  (pattern) => {
    const errors = parseErrors(parser, `package p\nfunc f() {${pattern.repeat(20_000)}`);
    expect(errors.length).toBeGreaterThan(0);
  },
);

test("a file beyond the size limit is refused as a whole, and the parser lives on", () => {
  const text = `package p\n${"var x = 1\n".repeat(MAX_SOURCE_LENGTH / 10)}`;
  expect(parseErrors(parser, text)).toEqual([
    `1:1: file too long: ${text.length} characters (limit ${MAX_SOURCE_LENGTH})`,
  ]);
  expect(parseErrors(parser, "package p\n")).toEqual([]);
});

test("the text of a statement's span, parsed alone, is that statement", () => {
  for (const sample of SAMPLES) {
    const { file, source } = parseGood(parser, sample);
    walk(file, (node) => {
      if (!isStatement(node)) return true;
      const text = source.text.slice(node.pos - source.base, node.end - source.base);
      const { file: alone } = parseGood(parser, `package p\nfunc f() {\n${text}\n}\n`);
      const [decl] = alone.decls;
      const statements = decl?.kind === "FuncDecl" ? (decl.body?.statements ?? []) : [];
      expect(statements.map(shape)).toEqual([shape(node)]);
      return true;
    });
  }
});

test("a printed expression parses to the same expression", () => {
  for (const sample of SAMPLES) {
    walk(parseGood(parser, sample).file, (node) => {
      const text = node.kind === "AssignStmt" && node.op === "=" ? node.right.map(printExpr).join(", ") : undefined;
      if (text === undefined || text.includes("…") || node.kind !== "AssignStmt") return true;
      const [decl] = parseGood(parser, `package p\nvar a = ${text}\n`).file.decls;
      const [spec] = decl?.kind === "GenDecl" ? decl.specs : [];
      const values: readonly Expr[] = spec?.kind === "ValueSpec" ? spec.values : [];
      expect(values.map(shape)).toEqual(node.right.map(shape));
      return true;
    });
  }
});

/** Statements that can stand alone. A nameless `EmptyStmt` has no text. */
function isStatement(node: Node): node is Stmt {
  return node.kind.endsWith("Stmt") && node.kind !== "EmptyStmt" && node.kind !== "BadStmt";
}
