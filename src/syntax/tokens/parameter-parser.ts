// Signatures and parameter lists, from tokens.

import type { Pos } from "../../base/source.ts";
import type { Expr, Field, FieldList, FuncType, Ident } from "../ast.ts";
import { TokenReader } from "./token-reader.ts";

/** One parameter as written: a name, a type, or both. */
export interface Param {
  readonly name: Ident | undefined;
  readonly type: Expr | undefined;
}

export abstract class ParameterParser extends TokenReader {
  protected abstract optionalType(): Expr | undefined;
  protected abstract typeName(name: Ident): Expr;
  protected abstract arrayOrInstance(name: Ident): Expr;
  protected abstract union(): Expr;
  protected abstract unionFrom(x: Expr, isAllowed: boolean): Expr;

  /** The signature behind `func` (or behind a method's name); `pos` is where it starts. A `context` allows no type parameters. */
  protected funcType(pos: Pos, context: string): FuncType {
    const typeParams = this.optionalTypeParams(context);
    const params = this.params(true);
    const results = this.results();
    return { kind: "FuncType", ...this.span(pos), typeParams, params, results };
  }

  private optionalTypeParams(context: string): FieldList | undefined {
    const pos = this.pos;
    if (!this.got("[")) return undefined;
    const message = `${context} must have no type parameters`;
    if (context === "interface method") this.error(message, pos);
    else if (context !== "") this.syntaxError(message, pos);
    if (this.is("]")) {
      this.syntaxError("empty type parameter list");
      this.next();
      return undefined;
    }
    return this.paramList(pos, "]", { isTypeParams: true, allowsDots: false });
  }

  protected params(allowsDots: boolean): FieldList {
    const pos = this.want("(");
    return this.paramList(pos, ")", { isTypeParams: false, allowsDots });
  }

  private results(): FieldList | undefined {
    if (this.is("(")) return this.params(false);
    const type = this.optionalType();
    if (type === undefined) return undefined;
    const span = { pos: type.pos, end: type.end };
    return { kind: "FieldList", ...span, fields: [{ kind: "Field", ...span, names: [], type, tag: undefined }] };
  }

  /** Parameters up to `close`; the opening bracket at `pos` is consumed. `first` was read already. */
  protected paramList(
    pos: Pos,
    close: ")" | "]",
    options: { readonly isTypeParams: boolean; readonly allowsDots: boolean; readonly first?: Param },
  ): FieldList {
    const params: Param[] = [];
    let pending = options.first;
    const isComplete = pending?.name !== undefined && pending.type !== undefined;
    if (isComplete && pending !== undefined && this.isOneOf([",", close])) {
      params.push(pending);
      pending = undefined;
      this.got(",");
    }
    const closePos = this.list("parameter list", ",", close, () => {
      const param = this.param(pending?.name, close, options.isTypeParams);
      pending = undefined;
      if (param !== undefined) params.push(param);
      return false;
    });
    const mayStay = (i: number): boolean => options.allowsDots && i === params.length - 1;
    const typed = params.map((param, i) => (mayStay(i) ? param : withoutDots(param)));
    const fields = this.groupParams(typed, options.isTypeParams, closePos);
    const misplaced = params.find(({ type }, i) => type?.kind === "Ellipsis" && !mayStay(i));
    if (misplaced?.type !== undefined)
      this.error(
        options.allowsDots ? "can only use ... with final parameter" : "invalid use of ...",
        misplaced.type.pos,
      );
    return { kind: "FieldList", ...this.span(pos), fields };
  }

  /** One parameter; `first` is its name if that was read already. */
  private param(first: Ident | undefined, close: string, isTypeParams: boolean): Param | undefined {
    if (first === undefined && isTypeParams && this.is("~")) return { name: undefined, type: this.union() };
    let name = first;
    if (this.is("name") || name !== undefined) {
      name ??= this.name();
      if (this.is("[")) return this.bracketParam(name, isTypeParams);
      if (this.is(".")) return { name: undefined, type: this.unionFrom(this.typeName(name), isTypeParams) };
      if (isTypeParams && this.is("|")) return { name: undefined, type: this.unionFrom(name, true) };
    }
    const type = this.paramType(isTypeParams);
    if (name !== undefined || type !== undefined) return { name, type };
    this.syntaxError(`expected ${close}`);
    this.advance(",", close);
    return undefined;
  }

  private paramType(isTypeParams: boolean): Expr | undefined {
    const pos = this.pos;
    if (this.got("...")) {
      const element = this.optionalType();
      if (element !== undefined) return { kind: "Ellipsis", ...this.span(pos), element };
      this.syntaxError("... is missing type");
      return this.badExpr();
    }
    if (isTypeParams && this.is("~")) return this.union();
    const type = this.optionalType();
    return type === undefined ? undefined : this.unionFrom(type, isTypeParams);
  }

  /** `name [n]E`, `name []E` (a name and its type) or `name[A, B]` (a type). */
  private bracketParam(name: Ident, isTypeParams: boolean): Param {
    const type = this.arrayOrInstance(name);
    const param = { name: type.kind === "IndexExpr" ? undefined : name, type };
    return { name: param.name, type: this.unionFrom(type, isTypeParams) };
  }

  /** `a, b int` becomes one field; either all parameters have names or none. */
  private groupParams(params: readonly Param[], isTypeParams: boolean, closePos: Pos): Field[] {
    const nNamed = params.filter((param) => param.name !== undefined && param.type !== undefined).length;
    if (nNamed === 0 && !isTypeParams) return params.map((param) => makeField([], param.type ?? param.name));
    const fields: Field[] = [];
    let names: Ident[] = [];
    let unnamed: Expr | undefined;
    for (const { name, type } of params) {
      if (name === undefined) unnamed ??= type;
      const pos = name?.pos ?? type?.pos ?? closePos;
      names.push(name ?? { kind: "Ident", pos, end: pos, name: "_" });
      if (type === undefined) continue;
      fields.push(makeField(names, type));
      names = [];
    }
    if (names.length > 0) fields.push(makeField(names, { kind: "BadExpr", pos: closePos, end: closePos }));
    if (unnamed !== undefined || names.length > 0)
      this.reportUnnamed(params, isTypeParams, unnamed === undefined ? closePos : unnamed.pos, unnamed === undefined);
    return fields;
  }

  private reportUnnamed(params: readonly Param[], isTypeParams: boolean, pos: Pos, isTypeMissing: boolean): void {
    if (isTypeMissing) this.syntaxError(isTypeParams ? "missing type constraint" : "missing parameter type", pos);
    else if (!isTypeParams) this.syntaxError("missing parameter name", pos);
    else this.syntaxError(`missing type parameter name${params.length === 1 ? " or invalid array length" : ""}`, pos);
  }
}

/** `...T` where only `T` may stand. */
function withoutDots({ name, type }: Param): Param {
  return { name, type: type?.kind === "Ellipsis" ? type.element : type };
}

/** A field or parameter; without a type, a bad one. */
export function makeField(names: readonly Ident[], type: Expr | undefined): Field {
  const first = names[0] ?? type;
  const pos = first?.pos ?? (0 as Pos);
  const given: Expr = type ?? { kind: "BadExpr", pos, end: pos };
  return { kind: "Field", pos, end: given.end, names, type: given, tag: undefined };
}
