// Listings of key constructs: what the machine executes for a few lines of Go, and the quality of that code.

import { expect, test } from "vitest";
import { createTestCompiler, inFunction } from "./testing.ts";

const compile = await createTestCompiler();

const DECLARATIONS = `
type T struct { a, b int; arr [4]int }
var g, h int
var p *T
var s []int
var m map[string]int
func call(x int) int { return x }
func two() (int, string) { return 1, "" }`;

const cases: readonly (readonly [name: string, statements: string, signature: string, listing: string])[] = [
  [
    "a counting loop is five instructions",
    "sum := 0\nfor i := 0; i < n; i++ { sum += i * i }",
    "(n int)",
    `
      0 INT r1 0
      1 INT r2 0
      2 JUMP_NOT_LT r2 r0 ->7
      3 MUL_I r3 r2 r2
      4 ADD_I r1 r1 r3
      5 ADD_IMM r2 r2 1
      6 JUMP_BACK ->2
      7 RETURN r0 0
    `,
  ],
  [
    "x++ is a load, an addition and a store",
    "g++",
    "()",
    `
      0 LOAD_GLOBAL r0 1  ; g
      1 ADD_IMM r0 r0 1
      2 STORE_GLOBAL 1 r0  ; g
      3 RETURN r0 0
    `,
  ],
  [
    "a field through a pointer",
    "p.b += d",
    "(d int)",
    `
      0 LOAD_GLOBAL r1 3  ; p
      1 LOAD r2 r1 1  ; p.b
      2 ADD_I r2 r2 r0
      3 STORE r1 r2 1  ; p.b
      4 RETURN r0 0
    `,
  ],
  [
    "an element of a slice",
    "s[i]++",
    "(i int)",
    `
      0 LOAD_GLOBAL r1 4  ; s
      1 LOAD_ELEM r2 r1 r0 1  ; s[i]
      2 ADD_IMM r2 r2 1
      3 STORE_ELEM r1 r0 r2 1  ; s[i]
      4 RETURN r0 0
    `,
  ],
  [
    "an element of an array behind a pointer",
    "p.arr[i] = 3",
    "(i int)",
    `
      0 INT r1 3
      1 LOAD_GLOBAL r2 3  ; p
      2 FIELD_ADDR r3 r2 2
      3 INDEX_CHECK r0 4
      4 INDEX_ADDR r4 r3 r0 1
      5 STORE r4 r1 0  ; p.arr[i]
      6 RETURN r0 0
    `,
  ],
  [
    "an entry of a map",
    'm["k"]++',
    "()",
    `
      0 LOAD_GLOBAL r0 5  ; m
      1 CONST r1 2  ; "k"
      2 MAP_GET r2 r0 r1 7  ; m["k"]
      3 ADD_IMM r2 r2 1
      4 MAP_SET r0 r1 r2 7  ; m["k"]
      5 RETURN r0 0
    `,
  ],
  [
    "operands before assignments",
    "g, h = h, g",
    "()",
    `
      0 LOAD_GLOBAL r0 2  ; h
      1 LOAD_GLOBAL r1 1  ; g
      2 STORE_GLOBAL 1 r0  ; g
      3 STORE_GLOBAL 2 r1  ; h
      4 RETURN r0 0
    `,
  ],
  [
    "calls before reads",
    "g = g + call(h)",
    "()",
    `
      0 LOAD_GLOBAL r0 2  ; h
      1 CALL r0 5  ; main.call | call
      2 LOAD_GLOBAL r2 1  ; g
      3 ADD_I r1 r2 r0
      4 STORE_GLOBAL 1 r1  ; g
      5 RETURN r0 0
    `,
  ],
  [
    "a call's result is the next one's argument",
    "g = call(call(1) + g)",
    "()",
    `
      0 INT r1 1
      1 CALL r1 5  ; main.call | call
      2 LOAD_GLOBAL r2 1  ; g
      3 ADD_I r0 r1 r2
      4 CALL r0 5  ; main.call | call
      5 STORE_GLOBAL 1 r0  ; g
      6 RETURN r0 0
    `,
  ],
  [
    "structs are copied word by word",
    "v := *p; v.a = 1; *p = v",
    "()",
    `
      0 LOAD_GLOBAL r6 3  ; p
      1 LOAD r0 r6 0  ; *p
      2 LOAD r1 r6 1  ; *p
      3 LOAD r2 r6 2  ; *p
      4 LOAD r3 r6 3  ; *p
      5 LOAD r4 r6 4  ; *p
      6 LOAD r5 r6 5  ; *p
      7 INT r0 1
      8 LOAD_GLOBAL r6 3  ; p
      9 STORE r6 r0 0  ; *p
      10 STORE r6 r1 1  ; *p
      11 STORE r6 r2 2  ; *p
      12 STORE r6 r3 3  ; *p
      13 STORE r6 r4 4  ; *p
      14 STORE r6 r5 5  ; *p
      15 RETURN r0 0
    `,
  ],
  [
    "captured by value",
    "x := g; _ = func() int { return x }",
    "()",
    `
      0 LOAD_GLOBAL r0 1  ; g
      1 MAKE_CLOSURE r1 5 r0 1  ; main.f.func1
      2 RETURN r0 0
    `,
  ],
  [
    "captured by reference",
    "x := g; _ = func() int { return x }; x = 2",
    "()",
    `
      0 LOAD_GLOBAL r1 1  ; g
      1 ALLOC r0 1 0
      2 STORE r0 r1 0
      3 MAKE_CLOSURE r1 5 r0 1  ; main.f.func1
      4 INT r1 2
      5 STORE r0 r1 0  ; x
      6 RETURN r0 0
    `,
  ],
  [
    "a variable per iteration",
    "for i := 0; i < 3; i++ { go func() { g = i }() }",
    "()",
    `
      0 INT r1 0
      1 ALLOC r0 1 0
      2 STORE r0 r1 0
      3 INT r1 3
      4 LOAD r2 r0 0  ; i
      5 JUMP_NOT_LT r2 r1 ->15
      6 MAKE_CLOSURE r3 5 r0 1  ; main.f.func1
      7 GO r3  ; func() {…}
      8 LOAD r2 r0 0
      9 ALLOC r0 1 1
      10 STORE r0 r2 0
      11 LOAD r2 r0 0  ; i
      12 ADD_IMM r2 r2 1
      13 STORE r0 r2 0  ; i
      14 JUMP_BACK ->4
      15 RETURN r0 0
    `,
  ],
  [
    "operands of go are evaluated now",
    "go call(g)",
    "()",
    `
      0 LOAD_GLOBAL r1 1  ; g
      1 MAKE_CLOSURE r0 5 r1 1  ; main.f.gowrap1
      2 GO r0  ; call
      3 RETURN r0 0
    `,
  ],
  [
    "deferred calls see named results",
    "defer func() { r++ }(); return g",
    "() (r int)",
    `
      0 ALLOC r1 1 0
      1 MAKE_CLOSURE r3 5 r1 1  ; main.f.func1
      2 DEFER r3  ; func() {…}
      3 LOAD_GLOBAL r2 1  ; g
      4 STORE r1 r2 0
      5 RUN_DEFERS
      6 LOAD r3 r1 0
      7 RETURN r3 1
      8 RUN_DEFERS
      9 LOAD r2 r1 0
      10 RETURN r2 1
    `,
  ],
  [
    "conditions jump",
    "if a && (b || !c) && g < 3 { g = 1 }",
    "(a, b, c bool)",
    `
      0 JUMP_IF_NOT r0 ->8
      1 JUMP_IF r1 ->3
      2 JUMP_IF r2 ->8
      3 LOAD_GLOBAL r3 1  ; g
      4 INT r4 3
      5 JUMP_NOT_LT r3 r4 ->8
      6 INT r3 1
      7 STORE_GLOBAL 1 r3  ; g
      8 RETURN r0 0
    `,
  ],
  [
    "select",
    "select { case v := <-c: g = v\ncase d <- g: \ndefault: h = 1 }",
    "(c, d chan int)",
    `
      0 MOVE r5 r0
      1 MOVE r7 r1
      2 LOAD_GLOBAL r8 1  ; g
      3 SELECT r2 r5 0  ; c, d
      4 INT r9 0
      5 JUMP_EQ r2 r9 ->11
      6 INT r9 1
      7 JUMP_EQ r2 r9 ->14
      8 INT r9 1
      9 STORE_GLOBAL 2 r9  ; h
      10 JUMP ->14
      11 MOVE r9 r3
      12 STORE_GLOBAL 1 r9  ; g
      13 JUMP ->14
      14 RETURN r0 0
    `,
  ],
  [
    "a select of one case is that case",
    "select { case g = <-c: h = 1 }",
    "(c chan int)",
    `
      0 MOVE r4 r0
      1 RECV r2 r4 1  ; c
      2 STORE_GLOBAL 1 r2  ; g
      3 INT r6 1
      4 STORE_GLOBAL 2 r6  ; h
      5 RETURN r0 0
    `,
  ],
  [
    "type switch",
    "switch v := x.(type) { case int: g = v\ncase string, nil: h = 1 }",
    "(x any)",
    `
      0 ASSERT_TYPE r1 r0 1 ok
      1 JUMP_IF r2 ->7
      2 ASSERT_TYPE r3 r0 0 ok
      3 JUMP_IF r4 ->9
      4 CONST r3 2  ; nil
      5 JUMP_EQ r0 r3 ->9
      6 JUMP ->12
      7 STORE_GLOBAL 1 r1  ; g
      8 JUMP ->12
      9 MOVE r3 r0
      10 INT r4 1
      11 STORE_GLOBAL 2 r4  ; h
      12 RETURN r0 0
    `,
  ],
  [
    "switch with fallthrough",
    "switch n { case 1, 2: g = 1\nfallthrough\ncase 3: h = 2\ndefault: g = 3 }",
    "(n int)",
    `
      0 INT r2 1
      1 JUMP_EQ r0 r2 ->7
      2 INT r2 2
      3 JUMP_EQ r0 r2 ->7
      4 INT r2 3
      5 JUMP_EQ r0 r2 ->9
      6 JUMP ->12
      7 INT r1 1
      8 STORE_GLOBAL 1 r1  ; g
      9 INT r1 2
      10 STORE_GLOBAL 2 r1  ; h
      11 JUMP ->14
      12 INT r1 3
      13 STORE_GLOBAL 1 r1  ; g
      14 RETURN r0 0
    `,
  ],
  [
    "range over a slice",
    "for i, v := range s { g += i * v }",
    "()",
    `
      0 LOAD_GLOBAL r0 4  ; s
      1 SLICE_LEN r1 r0
      2 INT r2 0
      3 JUMP_NOT_LT r2 r1 ->11
      4 LOAD_ELEM r3 r0 r2 1  ; s
      5 LOAD_GLOBAL r4 1  ; g
      6 MUL_I r5 r2 r3
      7 ADD_I r4 r4 r5
      8 STORE_GLOBAL 1 r4  ; g
      9 ADD_IMM r2 r2 1
      10 JUMP_BACK ->3
      11 RETURN r0 0
    `,
  ],
  [
    "range over a string",
    "for _, r := range t { g += int(r) }",
    "(t string)",
    `
      0 MOVE r1 r0
      1 STRING_LEN r2 r1
      2 INT r4 0
      3 MOVE r3 r4
      4 JUMP_NOT_LT r3 r2 ->11
      5 DECODE_RUNE r4 r1 r3
      6 LOAD_GLOBAL r6 1  ; g
      7 CONVERT r7 r5 2 0
      8 ADD_I r6 r6 r7
      9 STORE_GLOBAL 1 r6  ; g
      10 JUMP_BACK ->3
      11 RETURN r0 0
    `,
  ],
  [
    "range over a map",
    "for k, v := range m { h += len(k) + v }",
    "()",
    `
      0 LOAD_GLOBAL r0 5  ; m
      1 MAP_ITER_INIT r1 r0 7  ; m
      2 MAP_ITER_NEXT r1 ->9  ; m
      3 STRING_LEN r4 r2
      4 LOAD_GLOBAL r5 2  ; h
      5 ADD_I r6 r4 r3
      6 ADD_I r5 r5 r6
      7 STORE_GLOBAL 2 r5  ; h
      8 JUMP_BACK ->2
      9 RETURN r0 0
    `,
  ],
  [
    "comma ok",
    'if v, ok := m["x"]; ok { g = v }',
    "()",
    `
      0 LOAD_GLOBAL r2 5  ; m
      1 CONST r3 2  ; "x"
      2 MAP_GET_OK r0 r2 r3 7  ; m["x"]
      3 JUMP_IF_NOT r1 ->5
      4 STORE_GLOBAL 1 r0  ; g
      5 RETURN r0 0
    `,
  ],
  [
    "struct elements of channels are boxed",
    "c <- T{a: 1}",
    "(c chan T)",
    `
      0 ZERO r1 4
      1 INT r1 1
      2 BOX r7 r1 6
      3 SEND r0 r7  ; c
      4 RETURN r0 0
    `,
  ],
  [
    "a literal is built where it will be",
    "p = &T{a: g, arr: [4]int{2: h}}",
    "()",
    `
      0 ALLOC r0 4 0
      1 LOAD_GLOBAL r1 1  ; g
      2 STORE r0 r1 0
      3 LOAD_GLOBAL r1 2  ; h
      4 STORE r0 r1 4
      5 STORE_GLOBAL 3 r0  ; p
      6 RETURN r0 0
    `,
  ],
];

test.each(cases)("%s", (_name, statements, signature, want) => {
  const listing = compile(inFunction(statements, DECLARATIONS, signature)).listing("main.f");
  // The index of the static type, in the last operand, depends on what else there is; its lowest bit says that ok is wanted.
  const shown = listing.replace(
    /(ASSERT_TYPE .*) (\d+)$/gm,
    (_, head, d) => `${head}${Number(d) % 2 === 1 ? " ok" : ""}`,
  );
  const lines = want.trim().split("\n");
  expect(shown.split("\n")).toEqual(lines.map((line) => line.trim()));
});
