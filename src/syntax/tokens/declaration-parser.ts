// Declarations and the file itself, from tokens: the fallback for what the grammar cannot read or must not decide. It
// follows the Go specification, recovers where the compiler does and uses its wording.

import type { DiagnosticList } from "../../base/diagnostics.ts";
import type { Pos, SourceFile } from "../../base/source.ts";
import type {
  BasicLit,
  Comment,
  Decl,
  Expr,
  File,
  FuncDecl,
  GenDecl,
  Ident,
  ImportSpec,
  Spec,
  TypeSpec,
  ValueSpec,
} from "../ast.ts";
import { buildConstraintOf, docAbove } from "../comments.ts";
import { unparen } from "./expression-parser.ts";
import type { Param } from "./parameter-parser.ts";
import type { TokenList } from "./scanner.ts";
import { StatementParser } from "./statement-parser.ts";

type DeclKeyword = GenDecl["token"];

const DECLARATION_STARTS = ["import", "const", "type", "var", "func"];

/** Reads a file from its tokens. `comments` become part of the file. */
export class DeclarationParser extends StatementParser {
  constructor(
    source: SourceFile,
    tokens: TokenList,
    diagnostics: DiagnosticList,
    private readonly comments: readonly Comment[],
  ) {
    super(source, tokens, diagnostics);
  }

  /** Where reading ended: the end of the file, or a package clause with a mistake. */
  get stop(): Pos {
    return this.pos;
  }

  file(): File {
    const packageName = this.packageClause();
    const decls = packageName === undefined ? [] : this.decls();
    const specs = decls.flatMap((decl) => (decl.kind === "GenDecl" ? decl.specs : []));
    const start = this.source.pos(0);
    return {
      kind: "File",
      pos: start,
      end: this.source.pos(this.source.text.length),
      packageName: packageName ?? { kind: "Ident", pos: start, end: start, name: "_" },
      imports: specs.filter((spec) => spec.kind === "ImportSpec"),
      decls,
      comments: this.comments,
      buildConstraint: buildConstraintOf(this.comments, packageName?.pos ?? this.pos),
    };
  }

  /** Without a good package clause nothing else is read, as in the compiler. */
  private packageClause(): Ident | undefined {
    if (!this.got("package")) {
      this.syntaxError("package statement must be first");
      return undefined;
    }
    const nBefore = this.nErrors;
    const name = this.name();
    this.want(";");
    return this.nErrors === nBefore ? name : undefined;
  }

  private decls(): Decl[] {
    const decls: Decl[] = [];
    let previous = "import";
    while (!this.is("EOF")) {
      if (this.is("import") && previous !== "import") this.syntaxError("imports must appear before other declarations");
      previous = this.kind;
      const decl = this.decl(decls.at(-1));
      if (decl === undefined) continue;
      decls.push(decl);
      if (this.is("EOF") || this.got(";")) continue;
      this.syntaxError("after top level declaration");
      this.advance(...DECLARATION_STARTS);
    }
    return decls;
  }

  private decl(previous: Decl | undefined): Decl | undefined {
    if (this.is("func")) return this.funcDecl();
    if (DECLARATION_STARTS.includes(this.kind)) return this.genDecl();
    const isBody = this.is("{") && previous?.kind === "FuncDecl" && previous.body === undefined;
    this.syntaxError(
      isBody ? "unexpected semicolon or newline before {" : "non-declaration statement outside function body",
    );
    this.advance(...DECLARATION_STARTS);
    return undefined;
  }

  private funcDecl(): FuncDecl {
    const pos = this.pos;
    const doc = docAbove(this.source, this.comments, pos);
    this.next();
    const receiver = this.is("(") ? this.params(false) : undefined;
    if (receiver !== undefined) {
      const nReceivers = receiver.fields.reduce((n, field) => n + Math.max(1, field.names.length), 0);
      if (nReceivers === 0) this.error("method has no receiver", this.pos);
      if (nReceivers > 1) this.error("method has multiple receivers", this.pos);
    }
    const isNamed = this.is("name");
    if (!isNamed) {
      this.syntaxError(receiver === undefined ? "expected name or (" : "expected name");
      this.advance("{", ";");
    }
    const name: Ident = isNamed ? this.name() : { kind: "Ident", pos: this.pos, end: this.pos, name: "_" };
    const type = isNamed ? this.funcType(pos, receiver === undefined ? "" : "method") : this.emptyType(pos);
    return this.withBody({ kind: "FuncDecl", pos, receiver, name, type, doc });
  }

  /** Completes a function with its body and its end. */
  protected withBody(head: Omit<FuncDecl, "body" | "end">): FuncDecl {
    const body = this.is("{") ? this.body() : undefined;
    return { ...head, ...this.span(head.pos), body };
  }

  private emptyType(pos: Pos): FuncDecl["type"] {
    const params = { kind: "FieldList", ...this.span(this.pos), fields: [] } as const;
    return { kind: "FuncType", ...this.span(pos), typeParams: undefined, params, results: undefined };
  }

  // ---- Groups ----

  override genDecl(): GenDecl {
    const pos = this.pos;
    const token = this.kind as DeclKeyword; // callers have tested it
    const specs: Spec[] = [];
    this.next();
    if (this.got("(")) {
      this.list("grouped declaration", ";", ")", () => {
        this.addSpec(specs, token);
        return false;
      });
    } else this.addSpec(specs, token);
    return { kind: "GenDecl", ...this.span(pos), token, specs };
  }

  private addSpec(specs: Spec[], token: DeclKeyword): void {
    const spec = this.spec(token, specs);
    if (spec !== undefined) specs.push(spec);
  }

  private spec(token: DeclKeyword, previous: readonly Spec[]): Spec | undefined {
    switch (token) {
      case "import":
        return this.importSpec();
      case "const":
        return this.constSpec(previous.length, previous.at(-1));
      case "type":
        return this.typeSpec();
      case "var":
        return this.varSpec();
    }
  }

  private importSpec(): ImportSpec | undefined {
    const pos = this.pos;
    let name: Ident | undefined;
    if (this.is("name")) name = this.name();
    else if (this.got(".")) name = { kind: "Ident", ...this.span(pos), name: "." };
    const path = this.literal();
    if (path === undefined) {
      this.syntaxError("missing import path");
      this.advance(";", ")");
      return undefined;
    }
    if (path.literal !== "string" && !this.isMalformed(path))
      this.syntaxError("import path must be a string", path.pos);
    return { kind: "ImportSpec", ...this.span(pos), name, path: asString(path) };
  }

  /** A spec without type and values repeats those of the spec before it. */
  private constSpec(iota: number, previous: Spec | undefined): ValueSpec {
    const pos = this.pos;
    const names = this.names(this.name());
    let type: Expr | undefined;
    let values: readonly Expr[] = [];
    if (!this.is("EOF") && !this.is(";") && !this.is(")")) {
      type = this.optionalType();
      if (this.gotAssign()) values = this.exprList();
    }
    const span = this.span(pos);
    if (type === undefined && values.length === 0 && previous?.kind === "ValueSpec") ({ type, values } = previous);
    return { kind: "ValueSpec", ...span, names, type, values, iota };
  }

  private varSpec(): ValueSpec {
    const pos = this.pos;
    const names = this.names(this.name());
    const type = this.is("=") || this.is(":=") ? undefined : this.typeExpr();
    const values = this.gotAssign() ? this.exprList() : [];
    return { kind: "ValueSpec", ...this.span(pos), names, type, values, iota: 0 };
  }

  private typeSpec(): TypeSpec {
    const name = this.name();
    const bracket = this.pos;
    if (this.got("[")) {
      if (!this.is("name")) return this.finishType(name, undefined, false, this.bracketType(bracket));
      return this.parametersOrArray(name, bracket);
    }
    const isAlias = this.gotAssign();
    return this.finishType(name, undefined, isAlias, this.specType());
  }

  private specType(): Expr {
    const type = this.optionalType();
    if (type !== undefined) return type;
    const bad = this.badExpr();
    this.syntaxError("in type declaration");
    this.advance(";", ")");
    return bad;
  }

  private finishType(name: Ident, typeParams: TypeSpec["typeParams"], isAlias: boolean, type: Expr): TypeSpec {
    return { kind: "TypeSpec", ...this.span(name.pos), name, typeParams, isAlias, type };
  }

  /** `type T [x …`: an array length, or type parameters (spec, "Type parameter declarations"). */
  private parametersOrArray(name: Ident, bracket: Pos): TypeSpec {
    const first = this.name();
    let x: Expr = first;
    if (!this.is("[")) {
      this.exprLevel++;
      x = this.binary(this.primaryFrom(first), 0);
      this.exprLevel--;
    }
    const param = splitParam(x, this.is(","));
    if (param === undefined || (param.type === undefined && this.is("]")))
      return this.finishType(name, undefined, false, this.bracketType(bracket, x));
    const options = { isTypeParams: true, allowsDots: false, first: param };
    const typeParams = this.paramList(bracket, "]", options);
    const isAlias = this.gotAssign();
    return this.finishType(name, typeParams, isAlias, this.specType());
  }
}

/** A path that is no string was reported; it goes on as an empty one. */
function asString(path: BasicLit): BasicLit {
  return path.literal === "string" ? path : { ...path, literal: "string", value: '""' };
}

/**
 * An expression read as `name type`: `P *E`, `P (E)`, `P *E | F`. Where it could as well be an array length, only if `isForced`.
 */
function splitParam(x: Expr, isForced: boolean): Param | undefined {
  if (x.kind === "Ident") return { name: x, type: undefined };
  if (x.kind === "BinaryExpr" && x.op === "*" && x.x.kind === "Ident" && (isForced || isTypeElement(x.y)))
    return { name: x.x, type: { kind: "StarExpr", pos: x.opPos, end: x.end, x: x.y } };
  if (x.kind === "BinaryExpr" && x.op === "|") {
    const left = splitParam(x.x, isForced || isTypeElement(x.y));
    if (left?.type === undefined) return undefined;
    return { name: left.name, type: { ...x, pos: left.type.pos, x: left.type } };
  }
  if (x.kind === "CallExpr" && x.fn.kind === "Ident" && x.args.length === 1 && !x.hasEllipsis) {
    const [argument] = x.args;
    if (argument !== undefined && (isForced || isTypeElement(argument)))
      return { name: x.fn, type: { kind: "ParenExpr", pos: x.lparen, end: x.end, x: argument } };
  }
  return undefined;
}

/** Whether `x` can only be a type element, going by its shape. */
function isTypeElement(x: Expr): boolean {
  switch (unparen(x).kind) {
    case "ArrayType":
    case "StructType":
    case "FuncType":
    case "InterfaceType":
    case "MapType":
    case "ChanType":
      return true;
    default:
      break;
  }
  const inner = unparen(x);
  if (inner.kind === "BinaryExpr") return isTypeElement(inner.x) || isTypeElement(inner.y);
  if (inner.kind === "UnaryExpr") return inner.op === "~" || isTypeElement(inner.x);
  return inner.kind === "StarExpr" && isTypeElement(inner.x);
}
