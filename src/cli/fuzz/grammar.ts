// Programs that look like Go and mean nothing: random derivations of a small grammar over the whole syntax. Most are refused by the
// checker; the point is that each is refused with a sentence.

import type { Chance } from "./chance.ts";

/** Alternatives are parted by `|`, words by blanks; a capitalised word is a rule, `~` is no space, `NL` a new line. */
const RULES: Readonly<Record<string, string>> = {
  File: "Package NL Imports Decls",
  Package: "package main | package main | package p",
  Imports: 'import "fmt" NL | import ( "fmt" ; "sync" ; "os" ) NL | import f "fmt" NL | |',
  Decls: "Decl NL Decl NL Decl NL Main NL | Decl NL Main NL Decl NL Decl NL",
  Main: "func main ( ) Block",
  Decl: "Func | Func | Method | type Name TypeParams Type | type Name = Type | type ( NL Name Type NL Name = Type NL ) | Var | Const",
  Func: "func Name TypeParams ( Params ) Results Block | func Name ( Params ) | func init ( ) Block",
  Method: "func ( Name Type ) Name ( Params ) Results Block | func ( Name * T ) Name ( Params ) Results Block",
  TypeParams:
    "| | | [ Name Constraint ] | [ Name , Name Constraint ] | [ Name Constraint , Name interface { Method1 } ]",
  Constraint:
    "any | comparable | Tilde int Or string | Type Or Type | interface { Tilde int Or Tilde string } | interface { comparable NL Method1 }",
  Params: "| Name Type | Name , Name Type | Name Type , Name ... Type | Type , Type | Name , Name , ... Type",
  Results: "| | Type | ( Type , Type ) | ( Name Type ) | ( Name , Name Type )",
  Var: "var Name Type | var Name = Expr | var Name , Name Type = Expr , Expr | var ( NL Name = Expr NL Name , Name Type NL ) | var _ = Expr",
  Const:
    "const Name = Expr | const ( NL Name = iota NL Name NL Name Type = Expr NL _ NL Name NL ) | const Name , Name = Number , Number",
  Type: "int | string | T | Name | [ ] Type | [ Number ] Type | [ ... ] Type | * Type | map [ Type ] Type | chan Type | <- chan Type | chan <- Type | func ( Params ) Results | struct { NL Fields } | interface { NL Methods } | Name [ Type ] | Name [ Type , Type ] | Name . Name | ( Type ) | any | error | float64 | complex128 | uint8",
  Fields: "| Name Type NL Fields | Name , Name Type Text NL | T NL | * Name NL | Name . Name NL Fields",
  Methods: "| Method1 NL Methods | Type NL | error NL Methods | int Or Tilde string NL",
  Method1: "Name ( Params ) Results",
  Block: "{ NL Stmts }",
  Stmts: "| Stmt NL | Stmt NL Stmts | Stmt NL Stmt NL Stmts",
  Stmt: "Simple | Simple | Simple | Var | Const | If | For | Switch | TypeSwitch | Select | Block | go Expr ( Args ) | defer Expr ( Args ) | return | return Exprs | break | continue | break Name | continue Name | goto Name | Name : NL Stmt | fallthrough | type Name Type | type Name [ Name any ] Type | ;",
  Simple:
    "Expr | Exprs = Exprs | Name := Expr | Name , Name := Expr , Expr | Name , Name := Expr | Expr ++ | Expr -- | Expr AssignOp Expr | Expr <- Expr | <- Expr | Name ( Args )",
  AssignOp: "+= | -= | *= | /= | %= | &= | OrIs | ^= | <<= | >>= | &^=",
  If: "if Expr Block | if Simple ; Expr Block | if Expr Block else Block | if Expr Block else If",
  For: "for Block | for Expr Block | for Simple ; Expr ; Simple Block | for ; ; Block | for range Expr Block | for Name := range Expr Block | for Name , Name := range Expr Block | for Expr = range Expr Block | for range Number Block",
  Switch: "switch { NL Cases } | switch Expr { NL Cases } | switch Simple ; Expr { NL Cases }",
  Cases: "| case Exprs : NL Stmts Cases | case Exprs : NL Stmts fallthrough NL Cases | default : NL Stmts Cases",
  TypeSwitch: "switch Name := Expr . ( type ) { NL TypeCases } | switch Expr . ( type ) { NL TypeCases }",
  TypeCases: "| case Type : NL Stmts TypeCases | case Type , nil : NL Stmts | default : NL Stmts TypeCases",
  Select: "select { } | select { NL Comms }",
  Comms:
    "| case <- Expr : NL Stmts Comms | case Name := <- Expr : NL Stmts Comms | case Name , Name = <- Expr : NL Stmts | case Expr <- Expr : NL Stmts Comms | default : NL Stmts",
  Exprs: "Expr | Expr , Expr | Expr , Expr , Expr",
  Expr: "Name | Name | Number | Text | Expr Op Expr | Unary Expr | ( Expr ) | Expr ( Args ) | Name ( Args ) | Expr . Name | Expr [ Expr ] | Expr [ Slice ] | Type ( Expr ) | Composite | func ( Params ) Results Block | Expr . ( Type ) | Builtin | Name [ Type ] ( Args ) | * Name | & Composite | nil | true | iota | T . Name | ( * T ) . Name",
  Args: "| Expr | Expr , Expr | Expr ... | Type , Expr | Expr , Expr , Expr ...",
  Slice: ": | Expr : | : Expr | Expr : Expr | Expr : Expr : Expr",
  Composite:
    "Type { } | T { Expr } | T { Name : Expr , Name : Expr } | [ ] Type { Expr , Expr } | [ ... ] Type { Number : Expr , Expr } | map [ Type ] Type { Expr : Expr } | [ ] T { { Expr } , { Name : Expr } } | struct { Name Type } { Expr }",
  Builtin:
    "len ( Expr ) | cap ( Expr ) | append ( Args ) | make ( Type ) | make ( Type , Expr ) | new ( Type ) | copy ( Args ) | delete ( Args ) | panic ( Expr ) | recover ( ) | close ( Expr ) | min ( Args ) | max ( Args ) | clear ( Expr ) | complex ( Args ) | real ( Expr ) | print ( Args ) | unsafe . Sizeof ( Expr ) | new ( Expr )",
  Op: "+ | - | * | / | % | & | Or | ^ | << | >> | &^ | && | OrOr | == | != | < | <= | > | >=",
  Unary: "- | + | ! | ^ | & | <- | *",
  Name: "a | b | c | x | y | f | g | T | U | m | ch | err | _ | fmt | main | int | len | i | K | V",
  Number:
    "0 | 1 | 2 | 7 | 0x10 | 0b11 | 0o17 | 017 | 1_000 | 1.5 | 1e3 | .5 | 2i | 'a' | '\\n' | '世' | 1e400 | 99999999999999999999 | 0x1p4 | -1",
  Text: '"" | "a" | "世界" | `raw` | "\\xff\\n" | "\\u00e9"',
};

const ALTERNATIVES: ReadonlyMap<string, readonly (readonly string[])[]> = new Map(
  Object.entries(RULES).map(([rule, text]) => [
    rule,
    text.split(/(?<=^|\s)\|(?=\s|$)/).map((words) =>
      words
        .trim()
        .split(/\s+/)
        .filter((word) => word !== ""),
    ),
  ]),
);
const SPECIAL: Readonly<Record<string, string>> = { NL: "\n", Or: "|", OrOr: "||", OrIs: "|=", Tilde: "~" };
/** Beyond this many words every rule takes its shortest alternative. */
const MAX_WORDS = 500;
const MAX_DEPTH = 40;

/** A text derived from the grammar. */
export function randomSentence(chance: Chance): string {
  const words: string[] = [];
  const derive = (symbol: string, depth: number): void => {
    const alternatives = ALTERNATIVES.get(symbol);
    if (alternatives === undefined) {
      words.push(SPECIAL[symbol] ?? symbol);
      return;
    }
    const isEnough = words.length > MAX_WORDS || depth > MAX_DEPTH;
    const alternative = isEnough ? shortest(alternatives) : chance.of(alternatives);
    for (const word of alternative) derive(word, depth + 1);
  };
  derive("File", 0);
  return words.join(" ");
}

// One without rules if there is one, so that a derivation ends.
function shortest(alternatives: readonly (readonly string[])[]): readonly string[] {
  const cost = (words: readonly string[]): number =>
    words.reduce((sum, word) => sum + (ALTERNATIVES.has(word) ? 10 : 1), 0);
  return alternatives.reduce((best, each) => (cost(each) < cost(best) ? each : best));
}
