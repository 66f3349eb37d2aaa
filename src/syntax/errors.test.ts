// Wording and places as the compiler of Go 1.26 gives them.

import { expect, test } from "vitest";
import { createNodeParser, parseErrors } from "./testing.ts";

const parser = await createNodeParser();

test.each([
  ["no package clause", "func f() {}\n", ["1:1: syntax error: package statement must be first"]],
  ["empty", "", ["1:1: syntax error: package statement must be first"]],
  ["half a package clause", "package", ["1:8: syntax error: unexpected EOF, expected name"]],
  [
    "late import",
    'package p\nvar x int\nimport "a"\n',
    ["3:1: syntax error: imports must appear before other declarations"],
  ],
  ["statement outside", "package p\nfor {}\n", ["2:1: syntax error: non-declaration statement outside function body"]],
  ["assignment outside", "package p\nx := 1\n", ["2:1: syntax error: non-declaration statement outside function body"]],
  [
    "brace on its own line",
    "package p\nfunc f()\n{\n}\n",
    ["3:1: syntax error: unexpected semicolon or newline before {"],
  ],
  [
    "junk after a declaration",
    "package p\nvar x int y\n",
    ["2:11: syntax error: unexpected name y after top level declaration"],
  ],
  ["missing import path", "package p\nimport x\n", ["2:9: syntax error: missing import path"]],
  ["import of a number", "package p\nimport 1\n", ["2:8: syntax error: import path must be a string"]],
  ["no receiver", "package p\nfunc () f() {}\n", ["2:9: method has no receiver"]],
  ["two receivers", "package p\nfunc (a, b T) f() {}\n", ["2:15: method has multiple receivers"]],
  [
    "generic method",
    "package p\nfunc (t T) f[A any]() {}\n",
    ["2:13: syntax error: method must have no type parameters"],
  ],
  ["empty type parameters", "package p\nfunc f[]() {}\n", ["2:8: syntax error: empty type parameter list"]],
  ["mixed parameters", "package p\nfunc f(a int, string) {}\n", ["2:21: syntax error: missing parameter type"]],
  ["parameter without type", "package p\nfunc f(a.B, c int, d) {}\n", ["2:8: syntax error: missing parameter name"]],
  ["trailing name", "package p\nfunc f(a int, b) {}\n", ["2:16: syntax error: missing parameter type"]],
  ["dots in the middle", "package p\nfunc f(a ...int, b int) {}\n", ["2:10: can only use ... with final parameter"]],
  ["dots in results", "package p\nfunc f() (a ...int) {}\n", ["2:13: invalid use of ..."]],
  ["constraint missing", "package p\ntype T[P any, Q] int\n", ["2:16: syntax error: missing type constraint"]],
  ["double tilde", "package p\ntype I interface{ ~ ~int }\n", ["2:21: syntax error: unexpected ~, expected type"]],
  ["union as type argument", "package p\nvar x G[a|b]\n", ["2:10: syntax error: unexpected |, expected ]"]],
  [
    "parenthesised embedding",
    "package p\ntype T struct { (E) }\n",
    ["2:17: syntax error: cannot parenthesize embedded type"],
  ],
  ["type missing", "package p\ntype T\n", ["2:7: syntax error: unexpected newline in type declaration"]],
  ["channel of nothing", "package p\nvar c chan\n", ["3:1: syntax error: missing channel element type"]],
])("file: %s", (_, text, want) => {
  expect(parseErrors(parser, text)).toEqual(want);
});

test.each([
  [
    "newline in a call",
    "f(1\n)",
    ["4:4: syntax error: unexpected newline in argument list; possibly missing comma or )"],
  ],
  [
    "newline in a literal",
    "x := []int{\n1\n}",
    ["5:2: syntax error: unexpected newline in composite literal; possibly missing comma or }"],
  ],
  ["newline before the operator", "x := (a\n+ b)", ["4:8: syntax error: unexpected newline, expected )"]],
  ["newline before the brace", "if x\n{\n}", ["4:5: syntax error: unexpected newline, expected { after if clause"]],
  ["newline after for", "for x\n{\n}", ["5:1: syntax error: unexpected {, expected for loop condition"]],
  ["newline after switch", "switch x\n{\n}", []],
  ["else on its own line", "if x {\n}\nelse {\n}", ["6:1: syntax error: unexpected keyword else, expected }"]],
  ["missing operand", "x := ", ["5:1: syntax error: unexpected }, expected expression"]],
  ["unclosed call", "f(", ["5:1: syntax error: unexpected }, expected expression"]],
  ["missing condition", "if {\n}", ["4:4: syntax error: missing condition in if statement"]],
  ["only a semicolon", "if x := 1; {\n}", ["4:10: syntax error: missing condition in if statement"]],
  ["assignment as condition", "if x = 1 {\n}", ["4:6: syntax error: cannot use assignment x = 1 as value"]],
  [
    "comparison of an assignment",
    "if x = a == b {\n}",
    ["4:6: syntax error: cannot use assignment x = (a == b) as value"],
  ],
  ["definition as condition", "for x := 1 {\n}", ["4:7: syntax error: cannot use x := 1 as value"]],
  ["var in a header", "if var x = 1; x {\n}", ["4:8: syntax error: var declaration not allowed in if initializer"]],
  [
    "definition in post",
    "for i := 0; i < 1; j := 2 {\n}",
    ["4:22: syntax error: cannot declare in post statement of for loop"],
  ],
  [
    "three range variables",
    "for a, b, c := range x {\n}",
    ["4:11: range clause permits at most two iteration variables"],
  ],
  ["two targets without =", "a, b", ["4:5: syntax error: unexpected newline, expected := or = or comma"]],
  ["statement without semicolon", "x y", ["4:3: syntax error: unexpected name y at end of statement"]],
  ["case outside", "case x:", ["4:1: syntax error: unexpected keyword case, expected }"]],
  [
    "statement in a switch",
    "switch {\nx()\n}",
    ["5:1: syntax error: unexpected name x, expected case or default or }"],
  ],
  ["label before case", "switch {\ncase a:\nL:\ncase b:\n}", ["6:2: syntax error: missing statement after label"]],
  [
    "clause on the same line",
    "switch { case a: break L default: }",
    ["4:26: syntax error: unexpected keyword default at end of statement"],
  ],
  ["go of parentheses", "go (f())", ["4:4: expression in go must not be parenthesized"]],
  ["3-index slice", "_ = a[1::2]", ["4:9: middle index required in 3-index slice"]],
  ["empty index", "_ = a[]", ["4:7: syntax error: unexpected ], expected operand"]],
  ["keyword as a name", "x.type = 1", ["4:3: syntax error: unexpected keyword type, expected name or ("]],
  ["parenthesised literal type", "_ = (T){}", ["4:8: syntax error: cannot parenthesize type in composite literal"]],
  ["one message a line", "x y; z )", ["4:3: syntax error: unexpected name y at end of statement"]],
])("body: %s", (_, text, want) => {
  const errors = parseErrors(parser, `package p\n\nfunc f() {\n${text}\n}\n`);
  expect(errors.slice(0, 1)).toEqual(want);
});

test.each([
  ['"a\\q"', ["1:25: unknown escape"]],
  ['"\\x4g"', ["1:26: invalid character 'g' in hexadecimal escape"]],
  ["'\\400'", ["1:27: octal escape value 256 > 255"]],
  ["'\\ud800'", ["1:29: escape is invalid Unicode code point U+D800"]],
  ["''", ["1:23: empty rune literal or unescaped '"]],
  ["'ab'", ["1:22: more than one character in rune literal"]],
  ["08", ["1:23: invalid digit '8' in octal literal"]],
  ["0b12", ["1:25: invalid digit '2' in binary literal"]],
  ["0x", ["1:24: hexadecimal literal has no digits"]],
  ["1__0", ["1:24: '_' must separate successive digits"]],
  ["0x1.8", ["1:27: hexadecimal mantissa requires a 'p' exponent"]],
  ["1e", ["1:24: exponent has no digits"]],
  ["1p2", ["1:23: 'p' exponent requires hexadecimal mantissa"]],
  ["0b1.0", ["1:25: invalid radix point in binary literal"]],
  ["a\u0001", ["1:23: invalid character U+0001"]],
  ["a @", ["1:24: invalid character U+0040 '@'"]],
  ["a\0", ["1:23: invalid NUL character"]],
  ["/* x", ["1:22: comment not terminated"]],
  ["`x", ["1:22: string not terminated"]],
  ['"x\n', ["1:24: newline in string"]],
])("literal %j", (literal, want) => {
  expect(parseErrors(parser, `package p; var abc = ${literal}`)).toEqual(expect.arrayContaining(want));
});

test.each([
  "08.5",
  "09i",
  "0_7",
  "0x_1p-2",
  "1_000",
  "0B1",
  "'\\''",
  '"\\U0001F600\\377"',
  "0xAp1",
  ".5e1",
  "1.",
  "0x.8p0",
])("right literal %s", (literal) => {
  expect(parseErrors(parser, `package p; var x = ${literal}\n`)).toEqual([]);
});

test("columns count bytes, smart quotes are named", () => {
  expect(parseErrors(parser, "package p\nvar é = “x”\n").slice(0, 1)).toEqual([
    "2:10: invalid character U+201C '“' in identifier",
  ]);
});
