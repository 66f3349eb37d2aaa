// The Go syntax tree, modelled on the language specification. Plain immutable data; positions in every node.
// What the grammar cannot decide (conversion or call, index or instantiation) is one node here; the checker decides.

import type { Span } from "../base/source.ts";

export type Node = Expr | Stmt | Decl | Spec | Field | FieldList | CaseClause | CommClause | File;

/** A comment, text including its marker. Directives (`//go:build`, `//raceweave:operation`) are found here. */
export interface Comment extends Span {
  readonly text: string;
}

// ---- Expressions -------------------------------------------------------------------------------------------------

export type Expr =
  | BadExpr
  | Ident
  | BasicLit
  | CompositeLit
  | FuncLit
  | ParenExpr
  | SelectorExpr
  | IndexExpr
  | SliceExpr
  | TypeAssertExpr
  | CallExpr
  | StarExpr
  | UnaryExpr
  | BinaryExpr
  | KeyValueExpr
  | Ellipsis
  | ArrayType
  | StructType
  | FuncType
  | InterfaceType
  | MapType
  | ChanType;

/** Stands where no expression could be read; a diagnostic has been given. */
export interface BadExpr extends Span {
  readonly kind: "BadExpr";
}
export interface Ident extends Span {
  readonly kind: "Ident";
  readonly name: string;
}
/** `value` is the literal's source text. Strings are decoded by the checker. */
export interface BasicLit extends Span {
  readonly kind: "BasicLit";
  readonly literal: "int" | "float" | "imaginary" | "rune" | "string";
  readonly value: string;
}
/** `T{…}`; `type` is undefined inside a composite literal whose element type is elided. */
export interface CompositeLit extends Span {
  readonly kind: "CompositeLit";
  readonly type: Expr | undefined;
  readonly elements: readonly Expr[];
  readonly lbrace: Span["pos"];
}
export interface FuncLit extends Span {
  readonly kind: "FuncLit";
  readonly type: FuncType;
  readonly body: BlockStmt;
}
export interface ParenExpr extends Span {
  readonly kind: "ParenExpr";
  readonly x: Expr;
}
export interface SelectorExpr extends Span {
  readonly kind: "SelectorExpr";
  readonly x: Expr;
  readonly selector: Ident;
}
/** `x[i]`, `f[T]`, `G[A, B]`: index or instantiation. */
export interface IndexExpr extends Span {
  readonly kind: "IndexExpr";
  readonly x: Expr;
  readonly indices: readonly Expr[];
}
export interface SliceExpr extends Span {
  readonly kind: "SliceExpr";
  readonly x: Expr;
  readonly low: Expr | undefined;
  readonly high: Expr | undefined;
  readonly max: Expr | undefined;
}
/** `x.(T)`; `type` is undefined for `x.(type)`. */
export interface TypeAssertExpr extends Span {
  readonly kind: "TypeAssertExpr";
  readonly x: Expr;
  readonly type: Expr | undefined;
}
/** A call, a conversion `T(x)`, or a builtin (whose first argument may be a type). */
export interface CallExpr extends Span {
  readonly kind: "CallExpr";
  readonly fn: Expr;
  readonly args: readonly Expr[];
  /** The last argument is followed by `...`. */
  readonly hasEllipsis: boolean;
  readonly lparen: Span["pos"];
  readonly rparen: Span["pos"];
}
/** `*x`: dereference or pointer type. */
export interface StarExpr extends Span {
  readonly kind: "StarExpr";
  readonly x: Expr;
}
export interface UnaryExpr extends Span {
  readonly kind: "UnaryExpr";
  /** `+ - ! ^ & <-` and, in constraints, `~`. */
  readonly op: string;
  readonly opPos: Span["pos"];
  readonly x: Expr;
}
export interface BinaryExpr extends Span {
  readonly kind: "BinaryExpr";
  readonly op: string;
  readonly opPos: Span["pos"];
  readonly x: Expr;
  readonly y: Expr;
}
/** `k: v` inside a composite literal. */
export interface KeyValueExpr extends Span {
  readonly kind: "KeyValueExpr";
  readonly key: Expr;
  readonly value: Expr;
}
/** `...T` in a parameter list, `...` as array length. */
export interface Ellipsis extends Span {
  readonly kind: "Ellipsis";
  readonly element: Expr | undefined;
}
/** `[N]T`, `[...]T` (length is an Ellipsis) or `[]T` (length undefined). */
export interface ArrayType extends Span {
  readonly kind: "ArrayType";
  readonly length: Expr | undefined;
  readonly element: Expr;
}
export interface StructType extends Span {
  readonly kind: "StructType";
  readonly fields: FieldList;
}
export interface FuncType extends Span {
  readonly kind: "FuncType";
  readonly typeParams: FieldList | undefined;
  readonly params: FieldList;
  readonly results: FieldList | undefined;
}
/** Methods have a name and a FuncType; embedded types and unions have no name. */
export interface InterfaceType extends Span {
  readonly kind: "InterfaceType";
  readonly methods: FieldList;
}
export interface MapType extends Span {
  readonly kind: "MapType";
  readonly key: Expr;
  readonly value: Expr;
}
export interface ChanType extends Span {
  readonly kind: "ChanType";
  readonly direction: "both" | "send" | "receive";
  readonly value: Expr;
}

/** One group `a, b T` of a parameter list, struct or interface. An embedded field or unnamed parameter has no names. */
export interface Field extends Span {
  readonly kind: "Field";
  readonly names: readonly Ident[];
  readonly type: Expr;
  readonly tag: BasicLit | undefined;
}
export interface FieldList extends Span {
  readonly kind: "FieldList";
  readonly fields: readonly Field[];
}

// ---- Statements --------------------------------------------------------------------------------------------------

export type Stmt =
  | BadStmt
  | DeclStmt
  | EmptyStmt
  | LabeledStmt
  | ExprStmt
  | SendStmt
  | IncDecStmt
  | AssignStmt
  | GoStmt
  | DeferStmt
  | ReturnStmt
  | BranchStmt
  | BlockStmt
  | IfStmt
  | SwitchStmt
  | TypeSwitchStmt
  | SelectStmt
  | ForStmt
  | RangeStmt;

export interface BadStmt extends Span {
  readonly kind: "BadStmt";
}
export interface DeclStmt extends Span {
  readonly kind: "DeclStmt";
  readonly decl: GenDecl;
}
export interface EmptyStmt extends Span {
  readonly kind: "EmptyStmt";
}
export interface LabeledStmt extends Span {
  readonly kind: "LabeledStmt";
  readonly label: Ident;
  readonly statement: Stmt;
}
export interface ExprStmt extends Span {
  readonly kind: "ExprStmt";
  readonly x: Expr;
}
export interface SendStmt extends Span {
  readonly kind: "SendStmt";
  readonly channel: Expr;
  readonly arrow: Span["pos"];
  readonly value: Expr;
}
export interface IncDecStmt extends Span {
  readonly kind: "IncDecStmt";
  readonly x: Expr;
  readonly op: "++" | "--";
  readonly opPos: Span["pos"];
}
/** `op` is `=`, `:=` or an assignment operator such as `+=`. */
export interface AssignStmt extends Span {
  readonly kind: "AssignStmt";
  readonly left: readonly Expr[];
  readonly op: string;
  readonly opPos: Span["pos"];
  readonly right: readonly Expr[];
}
/** `call` need not be a CallExpr in wrong programs. */
export interface GoStmt extends Span {
  readonly kind: "GoStmt";
  readonly call: Expr;
}
export interface DeferStmt extends Span {
  readonly kind: "DeferStmt";
  readonly call: Expr;
}
export interface ReturnStmt extends Span {
  readonly kind: "ReturnStmt";
  readonly results: readonly Expr[];
}
export interface BranchStmt extends Span {
  readonly kind: "BranchStmt";
  readonly token: "break" | "continue" | "goto" | "fallthrough";
  readonly label: Ident | undefined;
}
export interface BlockStmt extends Span {
  readonly kind: "BlockStmt";
  readonly statements: readonly Stmt[];
}
export interface IfStmt extends Span {
  readonly kind: "IfStmt";
  readonly init: Stmt | undefined;
  readonly condition: Expr;
  readonly then: BlockStmt;
  readonly else: BlockStmt | IfStmt | undefined;
}
export interface CaseClause extends Span {
  readonly kind: "CaseClause";
  /** Undefined for `default`. Expressions, or types in a type switch. */
  readonly values: readonly Expr[] | undefined;
  readonly body: readonly Stmt[];
}
export interface SwitchStmt extends Span {
  readonly kind: "SwitchStmt";
  readonly init: Stmt | undefined;
  readonly tag: Expr | undefined;
  readonly clauses: readonly CaseClause[];
}
export interface TypeSwitchStmt extends Span {
  readonly kind: "TypeSwitchStmt";
  readonly init: Stmt | undefined;
  /** `v` of `switch v := x.(type)`. */
  readonly binding: Ident | undefined;
  readonly x: Expr;
  readonly clauses: readonly CaseClause[];
}
export interface CommClause extends Span {
  readonly kind: "CommClause";
  /** SendStmt, ExprStmt or AssignStmt around a receive; undefined for `default`. */
  readonly communication: Stmt | undefined;
  readonly body: readonly Stmt[];
}
export interface SelectStmt extends Span {
  readonly kind: "SelectStmt";
  readonly clauses: readonly CommClause[];
}
export interface ForStmt extends Span {
  readonly kind: "ForStmt";
  readonly init: Stmt | undefined;
  readonly condition: Expr | undefined;
  readonly post: Stmt | undefined;
  readonly body: BlockStmt;
}
/** `for k, v := range x`. `op` is undefined when there is neither key nor value. */
export interface RangeStmt extends Span {
  readonly kind: "RangeStmt";
  readonly key: Expr | undefined;
  readonly value: Expr | undefined;
  readonly op: "=" | ":=" | undefined;
  readonly x: Expr;
  readonly body: BlockStmt;
}

// ---- Declarations ------------------------------------------------------------------------------------------------

export type Decl = BadDecl | GenDecl | FuncDecl;

export interface BadDecl extends Span {
  readonly kind: "BadDecl";
}
/** A (grouped) import, const, type or var declaration. */
export interface GenDecl extends Span {
  readonly kind: "GenDecl";
  readonly token: "import" | "const" | "type" | "var";
  readonly specs: readonly Spec[];
}
export interface FuncDecl extends Span {
  readonly kind: "FuncDecl";
  readonly receiver: FieldList | undefined;
  readonly name: Ident;
  readonly type: FuncType;
  /** Undefined for functions implemented natively. */
  readonly body: BlockStmt | undefined;
  /** Comments directly above, for directives. */
  readonly doc: readonly Comment[];
}

export type Spec = ImportSpec | ValueSpec | TypeSpec;

export interface ImportSpec extends Span {
  readonly kind: "ImportSpec";
  /** A package name, `.` or `_`. */
  readonly name: Ident | undefined;
  readonly path: BasicLit;
}
/** `iota` is the index of a constant spec in its group; its values repeat the previous spec's where omitted. */
export interface ValueSpec extends Span {
  readonly kind: "ValueSpec";
  readonly names: readonly Ident[];
  readonly type: Expr | undefined;
  readonly values: readonly Expr[];
  readonly iota: number;
}
export interface TypeSpec extends Span {
  readonly kind: "TypeSpec";
  readonly name: Ident;
  readonly typeParams: FieldList | undefined;
  readonly isAlias: boolean;
  readonly type: Expr;
}

/** One parsed file. A file with mistakes still yields a tree, with Bad nodes where nothing could be read. */
export interface File extends Span {
  readonly kind: "File";
  readonly packageName: Ident;
  readonly imports: readonly ImportSpec[];
  readonly decls: readonly Decl[];
  readonly comments: readonly Comment[];
  /** The text of the `//go:build` line's expression, if any. */
  readonly buildConstraint: string | undefined;
}
