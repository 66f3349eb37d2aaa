// What the parts of the checker share: the package being checked, its tables, the place in it, and one another (through
// `rules`, since declarations, types, expressions and statements contain each other).

import { DiagnosticList } from "../base/diagnostics.ts";
import type { FileSet, Pos, Span } from "../base/source.ts";
import type {
  BlockStmt,
  CallExpr,
  Expr,
  File,
  FuncDecl,
  FuncLit,
  FuncType,
  GenDecl,
  Ident,
  Node,
  SelectorExpr,
  TypeSpec,
  ValueSpec,
} from "../syntax/ast.ts";
import type { Body } from "./collect.ts";
import type { ConstantValue } from "./constant.ts";
import { exprString } from "./expr-string.ts";
import {
  emptyInfo,
  type Importer,
  type Info,
  type Initializer,
  type Package,
  type Selection,
  type TypeAndValue,
} from "./info.ts";
import type { FuncObj, Obj, PackageNameObj, VarObj } from "./objects.ts";
import { type Operand, operandString } from "./operand.ts";
import { Scope } from "./scope.ts";
import type { SignatureType, Type } from "./type.ts";
import { typeString } from "./type-string.ts";
import { type GoCatalogue, unknownImport } from "./unknown-names.ts";
import { versionOrigin } from "./versions.ts";

/** A package-level (or local) declaration while it is being checked. */
export interface DeclInfo {
  readonly obj: Obj;
  readonly scope: Scope;
  readonly source:
    | {
        readonly kind: "const";
        readonly spec: ValueSpec;
        readonly type: Expr | undefined;
        readonly init: Expr | undefined;
        readonly isInherited: boolean;
      }
    | {
        readonly kind: "var";
        readonly spec: ValueSpec;
        readonly lhs: readonly VarObj[];
        readonly init: Expr | undefined;
      }
    | { readonly kind: "type"; readonly spec: TypeSpec }
    | { readonly kind: "func"; readonly decl: FuncDecl };
  /** Package-level variables, constants and functions its initialisation or body refers to. */
  readonly dependencies: Set<Obj>;
  state: "new" | "active" | "done";
}

/** Where in the package the checker is. Copied, never changed, when a declaration is checked on demand. */
export interface Environment {
  readonly scope: Scope;
  /** Collects dependencies of package-level initialisation. */
  readonly decl: DeclInfo | undefined;
  readonly iota: ConstantValue | undefined;
  /** Errors in an inherited constant expression are told at the constant's name. */
  readonly errorSpan: Span | undefined;
  readonly signature: SignatureType | undefined;
  /** Enclosing function literals, outermost first. */
  readonly funcLits: readonly FuncLit[];
}

/** The mutually recursive parts. */
export interface Rules {
  /** Evaluates any expression into `x`; `hint` is the type of an elided composite literal or of the target. */
  readonly evaluate: (c: Checker, x: Operand, e: Expr, hint: Type | undefined, allowGeneric: boolean) => void;
  /** The type an expression denotes; invalid (with a message) when it is none. */
  readonly type: (c: Checker, e: Expr) => Type;
  /** Declares what `obj` stands for, if that has not happened yet. */
  readonly declare: (c: Checker, obj: Obj) => void;
  readonly signature: (c: Checker, type: FuncType, scope: Scope) => SignatureType;
  readonly body: (c: Checker, env: Environment, body: BlockStmt) => void;
  readonly localDecl: (c: Checker, decl: GenDecl) => void;
}

/** An import of a file: reported when nothing uses it. */
export interface ImportedName {
  readonly obj: PackageNameObj;
  readonly span: Span;
  readonly path: string;
  /** Imported under another name than the package's own. */
  readonly isNamed: boolean;
}

export interface CheckOptions {
  /** Language version: 26 for Go 1.26. */
  readonly goMinor: number;
  /** Functions without a body are natives. */
  readonly isLibrary?: boolean;
  /** For sources known to be right: a body is checked when initialisation or `Package.checkBody` asks for it. */
  readonly putsOffBodies?: boolean;
  /**
   * For judging real Go's own sources: complex numbers and all of unsafe are checked without a word, and packages that
   * cannot be imported have members of any kind.
   */
  readonly isLenient?: boolean;
  /** When given, messages name further places (`other declaration of x`) as gc does, with file and line. */
  readonly fileSet?: FileSet;
  /** Import paths there are: a message about an unknown one names what is near. */
  readonly knownImports?: readonly string[];
  /** When given, what Raceweave lacks is told from what nobody has. */
  readonly catalogue?: GoCatalogue;
}

/**
 * Where gc tells a mistake in an expression: at its first token. Its tree has no place for the start of a slice expression,
 * whose place is its bracket, nor for the word `func` of a function type.
 */
function placeOf(span: Span | Node): Span {
  if (!("kind" in span)) return span;
  let first: Node = span;
  for (let next = leftmostPart(first); next !== undefined; next = leftmostPart(first)) first = next;
  if (first.kind === "SliceExpr") return { pos: first.x.end, end: span.end };
  return first.kind === "FuncType" ? { pos: first.params.pos, end: span.end } : span;
}

function leftmostPart(node: Node): Node | undefined {
  switch (node.kind) {
    case "SelectorExpr":
    case "IndexExpr":
    case "TypeAssertExpr":
    case "BinaryExpr":
      return node.x;
    case "CallExpr":
      return node.fn;
    case "CompositeLit":
      return node.type;
    case "KeyValueExpr":
      return node.key;
    default:
      return undefined;
  }
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const MAX_DIAGNOSTICS = 1000;

/** Shared state of one package's check. Lives as long as `checkPackage`, and longer where bodies are put off. */
export class Checker {
  readonly diagnostics = new DiagnosticList(MAX_DIAGNOSTICS);
  readonly info: Info & { readonly initOrder: Initializer[] };
  readonly pkg: Writable<Package>;
  readonly goMinor: number;
  readonly isLibrary: boolean;
  readonly isLenient: boolean;
  private hasComplex = false;
  private readonly knownImports: readonly string[];
  readonly catalogue: GoCatalogue | undefined;
  private readonly fileSet: FileSet | undefined;
  readonly imports: Package[] = [];
  readonly declarations = new Map<Obj, DeclInfo>();
  /** Number of function literals around a local variable's declaration. */
  readonly depth = new Map<VarObj, number>();
  /** File scope -> what `import . "p"` put into it -> that import. */
  readonly dotImports = new Map<Scope, Map<string, PackageNameObj>>();
  /** Local variables in the order of their declarations: those never used are reported at the end. */
  readonly locals: VarObj[] = [];
  /** The expression last evaluated contained a call or a receive: `len` of it is no constant then. */
  hasCallOrReceive = false;
  /** Inside a union of a constraint. */
  isInUnion = false;
  /** Calls of the predeclared `panic`: they end a function. */
  readonly panicCalls = new Set<CallExpr>();
  readonly packageNames: ImportedName[] = [];
  /** Untyped left operands of non-constant shifts: their type comes from outside and must be an integer. */
  readonly untypedShifts = new Set<Expr>();
  /** Stand-ins for packages that could not be imported: everything in them is silently invalid. */
  readonly unknownPackages = new Set<Package>();
  /** Types that contain themselves: reported once. */
  readonly infiniteTypes = new Set<Type>();
  /** Aliases that were needed while they were being declared. */
  readonly rereadAliases = new Set<Obj>();
  /** Objects of reported declaration cycles: not reported again as initialisation cycles. */
  readonly brokenObjects = new Set<Obj>();
  /** Scopes of the parameters of declared functions, for their bodies. */
  readonly functionScopes = new Map<Obj, Scope>();
  /** Functions whose bodies nobody has asked for yet. */
  readonly pendingBodies = new Map<FuncDecl, Body>();
  /** Objects being declared, outermost first: a repeated one is a cycle. */
  readonly path: Obj[] = [];
  env: Environment;
  private readonly queue: (() => void)[] = [];
  private readonly urgent: (() => void)[] = [];

  constructor(
    readonly rules: Rules,
    path: string,
    files: readonly File[],
    readonly importer: Importer,
    readonly packageScope: Scope,
    options: CheckOptions,
  ) {
    this.goMinor = options.goMinor;
    this.isLibrary = options.isLibrary === true;
    this.isLenient = options.isLenient === true;
    this.knownImports = options.knownImports ?? [];
    this.catalogue = options.catalogue;
    this.fileSet = options.fileSet;
    this.info = emptyInfo();
    this.pkg = {
      path,
      name: files[0]?.packageName.name ?? "main",
      scope: packageScope.names,
      imports: [],
      files,
      info: this.info,
      goMinor: this.goMinor,
      isComplete: false,
    };
    this.env = {
      scope: packageScope,
      decl: undefined,
      iota: undefined,
      errorSpan: undefined,
      signature: undefined,
      funcLits: [],
    };
  }

  // ---- Messages ----

  /** Reports one mistake. Messages about what is invalid already are dropped: they follow from another mistake. */
  error(span: Span, code: string, message: string): void {
    if (this.diagnostics.hasErrors && /invalid (type|operand)/.test(message)) return;
    const at = placeOf(this.env.errorSpan ?? span);
    const suffix = /requires go1\.\d+ or later$/.test(message) ? ` ${versionOrigin(this.pkg, at)}` : "";
    this.diagnostics.error(at, code, message + suffix);
  }

  /** Complex numbers are checked, but cannot be run: said once, where they first occur. */
  noteComplex(span: Span): void {
    if (this.hasComplex || this.isLenient) return;
    this.hasComplex = true;
    this.error(span, "unsupported-complex", "complex numbers are not supported by Raceweave yet");
  }

  /** `other declaration of x` and the like: a further line, with its place when positions are known. */
  note(pos: Pos, text: string): string {
    return `\n\t${this.place("", pos, ": ")}${text}`;
  }

  /** A place inside a message, between `before` and `after`; nothing when places cannot be told. */
  place(before: string, pos: Pos, after = ""): string {
    const file = this.fileSet?.file(pos);
    if (file === undefined) return "";
    const { line, column } = file.position(pos - file.base);
    return `${before}${file.name}:${line}:${column}${after}`;
  }

  /** What is wrong with an import that was not found. */
  unknownImport(path: string): string {
    return unknownImport(path, this.knownImports, this.catalogue);
  }

  spell(type: Type): string {
    return typeString(type, this.pkg);
  }

  describe(x: Operand): string {
    return operandString(x, this.pkg);
  }

  exprString(e: Expr): string {
    return exprString(e);
  }

  // ---- Order ----

  /** Runs `action` once all declarations under way are complete. */
  later(action: () => void): void {
    this.queue.push(action);
  }

  /** Like `later`, but before all that: what other checks of types rely on. */
  laterFirst(action: () => void): void {
    this.urgent.push(action);
  }

  /** Runs what has been put off, including what that puts off. */
  runLater(): void {
    this.runUrgent();
    for (let i = 0; i < this.queue.length; i++) {
      this.queue[i]?.();
      this.runUrgent();
    }
    this.queue.length = 0;
  }

  private runUrgent(): void {
    for (let i = 0; i < this.urgent.length; i++) this.urgent[i]?.();
    this.urgent.length = 0;
  }

  /** Runs `action` in another environment. */
  within<T>(env: Environment, action: () => T): T {
    const saved = this.env;
    this.env = env;
    const result = action();
    this.env = saved;
    return result;
  }

  /** Runs `action` in a new scope inside the current one. */
  inScope<T>(action: () => T): T {
    return this.within({ ...this.env, scope: new Scope(this.env.scope) }, action);
  }

  // ---- Records ----

  recordType(e: Expr, tv: TypeAndValue): void {
    this.info.types.set(e, tv);
  }

  recordDef(ident: Ident, obj: Obj | undefined): void {
    this.info.defs.set(ident, obj);
  }

  recordUse(ident: Ident, obj: Obj): void {
    this.info.uses.set(ident, obj);
  }

  recordImplicit(node: Node, obj: Obj): void {
    this.info.implicits.set(node, obj);
  }

  recordSelection(e: SelectorExpr, selection: Selection): void {
    this.info.selections.set(e, selection);
  }

  recordFunc(decl: FuncDecl, obj: FuncObj): void {
    this.info.funcs.set(decl, obj);
  }

  /** Declares `obj` in the current scope; says so when the name is taken. */
  declare(scope: Scope, ident: Ident, obj: Obj): void {
    const other = scope.insert(obj);
    this.recordDef(ident, obj);
    if (obj.kind === "var" && obj.role !== "package") this.depth.set(obj, this.env.funcLits.length);
    if (other === undefined) {
      if (obj.kind === "var" && obj.role === "local" && obj.name !== "_") this.locals.push(obj);
      return;
    }
    const note = other.pos === 0 ? "" : this.note(other.pos, `other declaration of ${obj.name}`);
    this.error(ident, "duplicate-decl", `${obj.name} redeclared in this block${note}`);
  }

  /** Notes that `obj` is used: if it came from a dot import, so is that import. */
  noteDotImport(obj: Obj): void {
    if (this.dotImports.size === 0) return;
    for (let scope: Scope | undefined = this.env.scope; scope !== undefined; scope = scope.parent) {
      if (scope.own(obj.name) !== obj) continue;
      const name = this.dotImports.get(scope)?.get(obj.name);
      if (name !== undefined) name.isUsed = true;
      return;
    }
  }

  /** Notes that a package-level object is needed by what is being checked. */
  addDependency(obj: Obj): void {
    if (this.env.decl !== undefined && this.declarations.has(obj)) this.env.decl.dependencies.add(obj);
  }

  /** Notes that a local variable is used, for the function literals it is captured by. */
  noteCapture(v: VarObj): void {
    const from = this.depth.get(v);
    if (from === undefined) return;
    for (let i = from; i < this.env.funcLits.length; i++) {
      const lit = this.env.funcLits[i] as FuncLit;
      const list = this.info.captures.get(lit) as VarObj[] | undefined;
      if (list === undefined) this.info.captures.set(lit, [v]);
      else if (!list.includes(v)) list.push(v);
    }
  }
}
