// CST -> AST for declarations and the file itself.

import type { SourceFile } from "../../base/source.ts";
import type {
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
import type { Cst } from "../cst.ts";
import { NONE } from "./node-reader.ts";
import { StatementReader } from "./statement-reader.ts";

export class DeclarationReader extends StatementReader {
  private hasSeenOther = false;

  constructor(
    cst: Cst,
    source: SourceFile,
    private readonly comments: readonly Comment[],
  ) {
    super(cst, source);
  }

  /** The whole file. Its result counts only if `isDoubtful` is still false afterwards. */
  file(): File {
    const [clause = NONE, ...rest] = this.named(0);
    const packageName = this.packageName(clause);
    const decls = rest.map((node) => this.decl(node));
    const specs = decls.flatMap((decl) => (decl.kind === "GenDecl" ? decl.specs : []));
    return {
      kind: "File",
      pos: this.source.pos(0),
      end: this.source.pos(this.source.text.length),
      packageName,
      imports: specs.filter((spec) => spec.kind === "ImportSpec"),
      decls,
      comments: this.comments,
      buildConstraint: buildConstraintOf(this.comments, packageName.pos),
    };
  }

  private packageName(clause: number): Ident {
    if (clause !== NONE && this.type(clause) === "package_clause") return this.ident(this.firstNamed(clause));
    this.isDoubtful = true;
    return { kind: "Ident", pos: this.source.pos(0), end: this.source.pos(0), name: "_" };
  }

  private decl(node: number): Decl {
    const isImport = this.type(node) === "import_declaration";
    if (isImport && this.hasSeenOther) this.isDoubtful = true;
    if (!isImport) this.hasSeenOther = true;
    switch (this.type(node)) {
      case "function_declaration":
      case "method_declaration":
        return this.funcDecl(node);
      case "import_declaration":
      case "const_declaration":
      case "var_declaration":
      case "type_declaration":
        return this.genDecl(node);
      default:
        this.isDoubtful = true;
        return { kind: "BadDecl", ...this.span(node) };
    }
  }

  private funcDecl(node: number): FuncDecl {
    const receiver = this.field(node, "receiver");
    const body = this.field(node, "body");
    const fields = receiver === NONE ? undefined : this.params(receiver, false);
    if (fields !== undefined && (fields.fields.length !== 1 || (fields.fields[0]?.names.length ?? 0) > 1))
      this.isDoubtful = true;
    return {
      kind: "FuncDecl",
      ...this.span(node),
      receiver: fields,
      name: this.ident(this.field(node, "name")),
      type: this.funcType(node),
      body: body === NONE ? undefined : this.block(body),
      doc: docAbove(this.source, this.comments, this.pos(node)),
    };
  }

  genDecl(node: number): GenDecl {
    const span = this.span(node);
    switch (this.type(node)) {
      case "import_declaration":
        return {
          kind: "GenDecl",
          ...span,
          token: "import",
          specs: this.specs(node).map((spec) => this.importSpec(spec)),
        };
      case "const_declaration":
        return { kind: "GenDecl", ...span, token: "const", specs: this.constSpecs(node) };
      case "var_declaration":
        return {
          kind: "GenDecl",
          ...span,
          token: "var",
          specs: this.specs(node).map((spec) => this.valueSpec(spec, 0)),
        };
      default:
        return { kind: "GenDecl", ...span, token: "type", specs: this.specs(node).map((spec) => this.typeSpec(spec)) };
    }
  }

  /** Specs with or without parentheses; imports and variables have a list node between. */
  private specs(node: number): number[] {
    return this.named(node).flatMap((child) => (this.type(child).endsWith("_spec_list") ? this.named(child) : [child]));
  }

  private importSpec(node: number): ImportSpec {
    const name = this.field(node, "name");
    return {
      kind: "ImportSpec",
      ...this.span(node),
      name: name === NONE ? undefined : this.importName(name),
      path: this.literal(this.field(node, "path"), "string"),
    };
  }

  private importName(node: number): Ident {
    return this.text(node) === "." ? { kind: "Ident", ...this.span(node), name: "." } : this.ident(node);
  }

  /** A spec without type and values repeats those of the spec before it. */
  private constSpecs(node: number): Spec[] {
    let previous: ValueSpec | undefined;
    return this.specs(node).map((child, iota) => {
      const spec = this.valueSpec(child, iota);
      const isImplicit = previous !== undefined && spec.type === undefined && spec.values.length === 0;
      const full: ValueSpec = isImplicit ? { ...spec, type: previous?.type, values: previous?.values ?? [] } : spec;
      previous = full;
      return full;
    });
  }

  private valueSpec(node: number, iota: number): ValueSpec {
    const type = this.field(node, "type");
    const list = this.field(node, "value");
    const values: Expr[] = list === NONE ? [] : this.exprList(list);
    return {
      kind: "ValueSpec",
      ...this.span(node),
      names: this.fields(node, "name").map((name) => this.ident(name)),
      type: type === NONE ? undefined : this.typeExpr(type),
      values,
      iota,
    };
  }

  private typeSpec(node: number): TypeSpec {
    const typeParameters = this.field(node, "type_parameters");
    return {
      kind: "TypeSpec",
      ...this.span(node),
      name: this.ident(this.field(node, "name")),
      typeParams: typeParameters === NONE ? undefined : this.typeParams(typeParameters),
      isAlias: this.type(node) === "type_alias",
      type: this.typeField(node, "type"),
    };
  }
}
