// Atomic operations instead of plain ones: the variable gets an atomic type and every use one of its methods; where its address is given
// to functions of sync/atomic already, the other uses do the same.

import type { AssignStmt, Expr, Ident, IncDecStmt, Node } from "../syntax/ast.ts";
import type { Repair } from "../trace/repair.ts";
import type { VarObj } from "../types/objects.ts";
import type { Type } from "../types/type.ts";
import { typeString } from "../types/type-string.ts";
import { accessesOf, accessesTo, roleOf } from "./accesses.ts";
import { type Broken, draft } from "./broken.ts";
import type { ProgramText } from "./program-text.ts";
import type { Rewriter } from "./rewriter.ts";

/** An atomic type for a plain one. */
interface AtomicType {
  /** In package atomic: `Int64`, `Pointer[T]`. */
  readonly name: string;
  /** What its methods take and give; undefined where that is the plain type. */
  readonly converted: string | undefined;
  /** What the plain type is called, for converting back. */
  readonly plain: string;
  readonly isNumber: boolean;
}

const NAMES: Readonly<Record<string, readonly [name: string, converted: string]>> = {
  int: ["Int64", "int64"],
  int32: ["Int32", "int32"],
  int64: ["Int64", "int64"],
  uint: ["Uint64", "uint64"],
  uint32: ["Uint32", "uint32"],
  uint64: ["Uint64", "uint64"],
  uintptr: ["Uintptr", "uintptr"],
};

function atomicTypeOf(program: ProgramText, type: Type): AtomicType | undefined {
  const plain = typeString(type, program.pkg);
  if (type.kind === "pointer")
    return { name: `Pointer[${typeString(type.elem, program.pkg)}]`, converted: undefined, plain, isNumber: false };
  const basic = type.kind === "named" ? type.underlying : type;
  if (basic.kind !== "basic") return undefined;
  if (basic.basic === "bool" && type.kind === "basic")
    return { name: "Bool", converted: undefined, plain, isNumber: false };
  const [name, converted] = NAMES[basic.basic] ?? [];
  if (name === undefined || converted === undefined) return undefined;
  return { name, converted: converted === plain ? undefined : converted, plain, isNumber: true };
}

/** Makes the finding's variables atomic. */
export function atomicRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const accesses = accessesOf(broken);
  if (accesses === undefined) return [];
  const variables = [
    ...new Set(accesses.named.map((node) => program.variableOf(node)).filter((each) => each !== undefined)),
  ];
  if (variables.length !== 1) return [];
  const { variable } = accesses;
  const title = `Make ${variable.name} atomic`;
  const why = `An atomic operation is one step: nobody gets in between, and what it reads is ordered after the write that it sees.`;
  const words = { kind: "atomic" as const, title, why };
  const type = atomicTypeOf(program, variable.type);
  if (type === undefined) return [];
  const all = accessesTo(program, variable);
  const addressed = all.filter((access) => roleOf(program, access) === "address");
  if (addressed.length > 0) return draft(broken, words, (rewriter) => byFunctions(rewriter, all, type));
  return draft(broken, words, (rewriter) => {
    if (!changeType(rewriter, variable, type)) return false;
    return all.every((access) => writeAccess(rewriter, access, type));
  });
}

function changeType(rewriter: Rewriter, variable: VarObj, type: AtomicType): boolean {
  const { program } = rewriter;
  const definition = program.definitionOf(variable);
  const up = definition && program.parent(definition);
  if (definition === undefined || up === undefined) return false;
  const written = `${rewriter.use("sync/atomic")}.${type.name}`;
  if (up.kind === "Field" && variable.role === "field" && up.names.length === 1) {
    if (isKeyUsed(program, variable)) return false;
    rewriter.replace(up.type, written);
    return true;
  }
  if (up.kind === "ValueSpec" && up.names.length === 1) {
    if (!up.values.every((value) => isZero(program, value))) return false;
    rewriter.replace(up, `${variable.name} ${written}`);
    return true;
  }
  if (up.kind !== "AssignStmt" || up.left.length !== 1 || up.op !== ":=") return false;
  const [value] = up.right;
  if (value === undefined) return false;
  rewriter.replace(up, `var ${variable.name} ${written}`);
  const place = program.placeOf(value);
  if (!isZero(program, value) && place !== undefined)
    rewriter.after(place, `${variable.name}.Store(${valueText(program, value, type)})`);
  return true;
}

function isKeyUsed(program: ProgramText, variable: VarObj): boolean {
  return program.usesOf(variable).some((ident) => {
    const up = program.parent(ident);
    return up?.kind === "KeyValueExpr" && up.key === ident;
  });
}

function isZero(program: ProgramText, x: Expr): boolean {
  return /^(0|false|nil)$/.test(program.textOf(x));
}

function valueText(program: ProgramText, x: Expr, { converted }: AtomicType): string {
  const text = program.textOf(x);
  const isConstant = x.kind === "BasicLit" || /^-?\d+$/.test(text);
  return converted === undefined || isConstant ? text : `${converted}(${text})`;
}

// The x on the right of `x = x + 1`: the addition stands for it.
function isOwnTerm(program: ProgramText, access: Expr): boolean {
  const sum = program.parent(access);
  const statement = sum && program.parent(sum);
  if (sum?.kind !== "BinaryExpr" || sum.op !== "+" || sum.x !== access || statement?.kind !== "AssignStmt")
    return false;
  const [left] = statement.left;
  return (
    statement.op === "=" &&
    left !== undefined &&
    statement.right[0] === sum &&
    program.textOf(left) === program.textOf(access)
  );
}

/** One use, as a method call. */
function writeAccess(rewriter: Rewriter, access: Expr, type: AtomicType): boolean {
  const { program } = rewriter;
  const name = program.textOf(access);
  switch (roleOf(program, access)) {
    case "read":
      if (isOwnTerm(program, access)) return true;
      return writeRead(
        rewriter,
        access,
        type.converted === undefined ? `${name}.Load()` : `${type.plain}(${name}.Load())`,
      );
    case "write":
    case "update":
      return writeChange(rewriter, access, {
        store: (value) => `${name}.Store(${value})`,
        add: (value) => `${name}.Add(${value})`,
        type,
      });
    default:
      return false;
  }
}

// Only the variable as a whole can be read in one step.
function writeRead(rewriter: Rewriter, access: Expr, text: string): boolean {
  const up = rewriter.program.parent(access);
  if (up?.kind === "KeyValueExpr" && up.key === access) return false;
  rewriter.replace(access, text);
  return true;
}

interface Change {
  readonly store: (value: string) => string;
  readonly add: (value: string) => string;
  readonly type: AtomicType;
}

function writeChange(rewriter: Rewriter, access: Expr, change: Change): boolean {
  const { program } = rewriter;
  const statement = program.parent(access);
  if (statement?.kind === "IncDecStmt") return writeStep(rewriter, statement, change);
  if (statement?.kind !== "AssignStmt" || statement.left.length !== 1 || statement.op === ":=") return false;
  return writeAssignment(rewriter, access, statement, change);
}

function writeStep(rewriter: Rewriter, statement: IncDecStmt, { add, type }: Change): boolean {
  if (!type.isNumber) return false;
  rewriter.replace(statement, add(statement.op === "++" ? "1" : minus(type, "1")));
  return true;
}

function minus({ name, converted, plain }: AtomicType, value: string): string {
  if (!name.startsWith("Uint")) return /^\w+$/.test(value) ? `-${value}` : `-(${value})`;
  return value === "1" ? `^${converted ?? plain}(0)` : `-(${value})`;
}

function writeAssignment(
  rewriter: Rewriter,
  access: Expr,
  statement: AssignStmt,
  { store, add, type }: Change,
): boolean {
  const { program } = rewriter;
  const [value] = statement.right;
  if (value === undefined) return false;
  const { op } = statement;
  if (op === "+=" || op === "-=") {
    if (!type.isNumber || mentions(program, value, access)) return false;
    const text = valueText(program, value, type);
    rewriter.replace(statement, add(op === "+=" ? text : minus(type, text)));
    return true;
  }
  const sum = op === "=" && value.kind === "BinaryExpr" ? value : undefined;
  if (sum !== undefined && type.isNumber && sum.op === "+" && program.textOf(sum.x) === program.textOf(access)) {
    if (mentions(program, sum.y, access)) return false;
    rewriter.replace(statement, add(valueText(program, sum.y, type)));
    return true;
  }
  if (op !== "=") return false;
  // Reads on the right are written where they stand: this edit is around them.
  const start = program.offset(statement.pos);
  const [before, behind] = store("\0").split("\0") as [string, string];
  const convert = type.converted === undefined || value.kind === "BasicLit" ? "" : type.converted;
  rewriter.edit(start, program.offset(value.pos), before + (convert === "" ? "" : `${convert}(`));
  const end = program.offset(value.end);
  rewriter.edit(end, end, (convert === "" ? "" : ")") + behind);
  return true;
}

function mentions(program: ProgramText, x: Node, access: Expr): boolean {
  const variable = program.variableOf(access);
  const isIdent = (node: Node): node is Ident => node.kind === "Ident";
  return program.find(x, isIdent).some((ident) => variable !== undefined && program.objectOf(ident) === variable);
}

/** `atomic.LoadInt64(&x)` and the like, where some uses have that form already. */
function byFunctions(rewriter: Rewriter, all: readonly Expr[], type: AtomicType): boolean {
  const { program } = rewriter;
  if (type.converted !== undefined || !type.isNumber) return false;
  const atomic = rewriter.use("sync/atomic");
  let n = 0;
  for (const access of all) {
    const use = roleOf(program, access);
    if (use === "address") continue;
    n++;
    const pointer = `&${program.textOf(access)}`;
    if (use === "read" && isOwnTerm(program, access)) continue;
    if (use === "read") rewriter.replace(access, `${atomic}.Load${type.name}(${pointer})`);
    else {
      const isDone = writeChange(rewriter, access, {
        store: (value) => `${atomic}.Store${type.name}(${pointer}, ${value})`,
        add: (value) => `${atomic}.Add${type.name}(${pointer}, ${value})`,
        type,
      });
      if (!isDone) return false;
    }
  }
  return n > 0;
}
