// Texts near Go: programs with tokens and bytes moved about, two programs spliced, nesting and literals beyond measure.

import { scan } from "../../syntax/tokens/scanner.ts";
import type { Chance } from "./chance.ts";

/** Longer texts are cut: the interesting ones are short. */
const MAX_LENGTH = 20_000;
const BYTES = [
  "\0",
  "\ufeff",
  "\t",
  "\r\n",
  "é",
  "世",
  "\ud800",
  "\u2028",
  '"',
  "`",
  "'",
  "\\",
  "/*",
  "*/",
  "//",
  "#",
  "$",
  "?",
  "@",
];
const WORDS = (
  "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select " +
  "struct switch type var ( ) [ ] { } , ; . : ... := = == <- ++ + - * / & | ~ int string any nil iota _ main x 0 1.5 1i"
).split(" ");

type Mutation = (text: string, chance: Chance, corpus: readonly string[]) => string;

/** A program of the corpus, changed in one to six ways; half of them gently, so that it may still compile and mean something else. */
export function randomMutant(chance: Chance, corpus: readonly string[]): string {
  let text = chance.of(corpus);
  const nChanges = chance.oneIn(2) ? 1 : 1 + chance.below(6);
  const mutations = chance.oneIn(2) ? GENTLE : MUTATIONS;
  for (let i = 0; i < nChanges; i++) text = chance.of(mutations)(text, chance, corpus).slice(0, MAX_LENGTH);
  return text;
}

interface Token {
  readonly start: number;
  readonly end: number;
}

function tokensOf(text: string): readonly Token[] {
  const { starts, ends } = scan(text);
  return starts.map((start, i) => ({ start, end: ends[i] ?? start })).filter(({ start, end }) => end > start);
}

function replaced(text: string, { start, end }: Token, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

/** A mutation of one token, which is left alone when there is none. */
function onToken(change: (token: string, chance: Chance, other: string) => string): Mutation {
  return (text, chance) => {
    const tokens = tokensOf(text);
    if (tokens.length === 0) return text;
    const token = chance.of(tokens);
    const other = chance.of(tokens);
    return replaced(
      text,
      token,
      change(text.slice(token.start, token.end), chance, text.slice(other.start, other.end)),
    );
  };
}

const onPlace =
  (insert: (chance: Chance, text: string) => string): Mutation =>
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + insert(chance, text) + text.slice(at);
  };

function swapTokens(text: string, chance: Chance): string {
  const tokens = tokensOf(text);
  if (tokens.length < 2) return text;
  const [a, b] = [chance.of(tokens), chance.of(tokens)].sort((x, y) => x.start - y.start) as [Token, Token]; // Two of them.
  if (a.end > b.start) return text;
  const middle = text.slice(a.end, b.start);
  return text.slice(0, a.start) + text.slice(b.start, b.end) + middle + text.slice(a.start, a.end) + text.slice(b.end);
}

function moveLines(text: string, chance: Chance): string {
  const lines = text.split("\n");
  const from = chance.below(lines.length);
  const moved = chance.oneIn(2)
    ? lines.splice(from, 1 + chance.below(4))
    : lines.slice(from, from + 1 + chance.below(6));
  lines.splice(chance.below(lines.length + 1), 0, ...moved);
  return lines.join("\n");
}

function splice(text: string, chance: Chance, corpus: readonly string[]): string {
  const other = chance.of(corpus);
  return text.slice(0, chance.below(text.length + 1)) + other.slice(chance.below(other.length + 1));
}

// The declarations of another program, behind this one's.
function join(text: string, chance: Chance, corpus: readonly string[]): string {
  return `${text}\n${chance.of(corpus).replace(/^package \w+|^import (\([^)]*\)|.*)/gm, "")}`;
}

function nest(text: string, chance: Chance): string {
  const [open, close] = chance.of([
    ["(", ")"],
    ["[", "]"],
    ["{", "}"],
    ["func() {", "}"],
    ["if true {", "}"],
    ["[]", ""],
    ["*", ""],
    ["-", ""],
    ["!", ""],
    ["<-", ""],
    ["x.", ""],
    ["f(", ")"],
    ["1+", "1"],
    ["struct{a ", "}"],
    ["map[int]", ""],
    ["func() ", ""],
    ["T[", "]"],
    ["for {", "}"],
    ["switch { case true: ", "}"],
    ["if x := 1; x == 1 {} else ", "{}"],
  ] as const);
  const depth = chance.of([20, 200, 390, 410, 2000]);
  return onToken((token) => open.repeat(depth) + token + close.repeat(depth))(text, chance, []);
}

function hugeLiteral(chance: Chance): string {
  const n = chance.of([20, 400, 4000]);
  return chance.of([
    "9".repeat(n),
    `0x${"f".repeat(n)}`,
    `1e${chance.of([10, 400, 9999, 999999999])}`,
    `1<<${chance.of([63, 64, 500, 10_000, 1_000_000_000])}`,
    `0.${"0".repeat(n)}1`,
    `"${"a".repeat(n)}"`,
    `'\\U0010ffff'`,
    `1_${"0_".repeat(Math.min(n, 200))}0`,
    `[${"9".repeat(chance.of([3, 6, 12, 20]))}]int{}`,
    `make([]int, 1<<${chance.of([10, 24, 40, 62])})`,
    `strings.Repeat("ab", 1<<${chance.of([10, 28, 40, 62])})`,
    `-0x1p${chance.of([-2000, -1074, 1023, 1024, 99999])}`,
  ]);
}

/** Tokens that can stand for each other where one of them stands. */
const CLASSES = [
  "+ - * & | ^ &^",
  "== != < > <= >=",
  "&& ||",
  "+= -= *= |= ^=",
  "++ --",
  "<< >>",
  "break continue",
  "true false",
].map((words) => words.split(" "));

function kin(token: string, chance: Chance, text: string): string {
  const known = CLASSES.find((words) => words.includes(token));
  if (known !== undefined) return chance.of(known);
  if (/^\d/.test(token)) return chance.of(["0", "1", "2", "3", "5", "-1", "64", "1000"]);
  if (/^"/.test(token)) return chance.of(['""', '"x"', '"%d %v\\n"', '"é\\xff"']);
  if (!/^[\p{L}_]/u.test(token)) return token;
  // A name for a name, mostly a near one.
  const names = [...text.matchAll(/[\p{L}_]\w*/gu)].map(([name]) => name);
  return names.length === 0 ? token : chance.of(names);
}

function toKin(text: string, chance: Chance): string {
  const token = chance.of(tokensOf(text));
  const near = text.slice(Math.max(0, token.start - 300), token.end + 300);
  return replaced(text, token, kin(text.slice(token.start, token.end), chance, near));
}

// A line that opens or closes nothing is a statement, or as good as one.
function onStatement(change: (line: string, chance: Chance, other: string) => string): Mutation {
  return (text, chance) => {
    const lines = text.split("\n");
    const whole = lines.flatMap((line, i) =>
      i > 2 && line.trim() !== "" && !/[{}()]\s*$|^[)}]/.test(line) ? [i] : [],
    );
    const calls = lines.flatMap((line, i) => (/^\s.*\)$/.test(line) ? [i] : []));
    const candidates = [...whole, ...calls];
    if (candidates.length === 0) return text;
    const at = chance.of(candidates);
    lines[at] = change(lines[at] ?? "", chance, lines[chance.of(candidates)] ?? "");
    return lines.join("\n");
  };
}

const GENTLE: readonly Mutation[] = [
  (text, chance) => (tokensOf(text).length === 0 ? text : toKin(text, chance)),
  (text, chance) => (tokensOf(text).length === 0 ? text : toKin(text, chance)),
  onStatement(() => ""),
  onStatement(() => ""),
  onStatement((line) => `${line}\n${line}`),
  onStatement((line, _chance, other) => `${line}\n${other}`),
  onStatement((_line, _chance, other) => other),
  onStatement((line) => `go func() {\n${line}\n}()`),
  onStatement((line) => `defer func() {\n${line}\n}()`),
  onStatement((line) => `for range 2 {\n${line}\n}`),
  onStatement((line) => `if len("x") > 0 {\n${line}\n}`),
  onStatement((line, chance) => chance.of(["runtime.Gosched()", "return", "select {}", "panic(1)", "recover()", line])),
];

const MUTATIONS: readonly Mutation[] = [
  onToken(() => ""),
  onToken(() => ""),
  onToken((token) => `${token} ${token}`),
  onToken((_token, _chance, other) => other),
  onToken((_token, _chance, other) => other),
  onToken((_token, chance) => chance.of(WORDS)),
  onToken((token, chance) => `${token} ${chance.of(WORDS)}`),
  onToken((_token, chance) => hugeLiteral(chance)),
  onPlace((chance) => chance.of(BYTES)),
  onPlace((chance) => String.fromCharCode(chance.below(128))),
  onPlace((chance) => chance.of(WORDS)),
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + chance.below(8));
  },
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  swapTokens,
  swapTokens,
  moveLines,
  moveLines,
  splice,
  join,
  nest,
];
