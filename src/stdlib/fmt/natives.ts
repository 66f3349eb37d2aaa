// The natives of package fmt: reading formats, formatting words, and the one operation that prints.

import type { RuntimeType } from "../../ir/program.ts";
import { Interface, type SliceValue, type Value } from "../../ir/value.ts";
import { OP_READ } from "../../trace/operation.ts";
import type { Native, NativeContext, Natives, OperationNative } from "../../vm/api.ts";
import { typeAt } from "../equality.ts";
import { printOperation } from "../output.ts";
import { runeAt } from "../utf8.ts";
import { argNumber, argString, numberOf } from "../word.ts";
import { type Directive, decodeDirective, encodeDirective, withVerbV } from "./directive.ts";
import { planFormat } from "./plan.ts";
import { formatPointer, formatScalar, formatText, isScalarKind, pad } from "./scalar.ts";
import { heldAt, shownAddress, walkNatives, walkOperations } from "./walk.ts";

function operandsOf(ctx: NativeContext, slice: Value): Value[] {
  const { address, length } = slice as { readonly address: number; readonly length: number };
  return Array.from({ length }, (_, i) => ctx.load(address + i));
}

function integerOf(ctx: NativeContext, operand: Value): number | undefined {
  if (!(operand instanceof Interface)) return undefined;
  const { kind } = typeAt(ctx, operand.type);
  return kind.startsWith("int") && kind !== "interface"
    ? numberOf(operand.value)
    : kind.startsWith("uint")
      ? numberOf(operand.value)
      : undefined;
}

// Steps as one frozen list of words: literal, directive, operand, its index, literal, directive, …, literal.
const STEP_WORDS = 4;

const planSteps: Native = (ctx) => {
  const typeName = (operand: Interface): string => typeAt(ctx, operand.type).name;
  const { steps, tail } = planFormat(argString(ctx, 0), operandsOf(ctx, ctx.get(1)), typeName, (operand) =>
    integerOf(ctx, operand),
  );
  const words: Value[] = steps.flatMap(({ literal, directive, operand, index }) => [
    literal,
    directive,
    operand,
    index,
  ]);
  ctx.set(0, Object.freeze([...words, tail]));
};

const stepWord =
  (offset: number): Native =>
  (ctx) =>
    ctx.set(0, (ctx.get(0) as readonly Value[])[argNumber(ctx, 1) * STEP_WORDS + offset]);

const wrongVerb = (d: Directive, shown: string): string => `%!${d.verb}(${shown})`;

// What most directives ask for, without taking the directive apart.
function undecoratedText(word: string, { kind }: RuntimeType, value: Value): string | undefined {
  if (word !== UNDECORATED_V && word !== UNDECORATED_D && word !== UNDECORATED_S) return undefined;
  if (kind === "string") return word === UNDECORATED_D ? undefined : (value as string);
  const isInteger =
    typeof value === "bigint" || (typeof value === "number" && kind !== "float32" && kind !== "float64");
  return isInteger && word !== UNDECORATED_S ? String(value) : undefined;
}

// A scalar of any type, predeclared or not; methods are Go code's business.
function scalarText(ctx: NativeContext, word: string, operand: Interface): string {
  const type = typeAt(ctx, operand.type);
  const common = undecoratedText(word, type, operand.value);
  if (common !== undefined) return common;
  const d = decodeDirective(word);
  const text = formatScalar(d, type, operand.value);
  if (text !== undefined) return text;
  return wrongVerb(d, `${type.name}=${formatScalar(decodeDirective(withVerbV(word)), type, operand.value)}`);
}

const UNDECORATED_V = encodeDirective("", -1, -1, "v");
const UNDECORATED_D = encodeDirective("", -1, -1, "d");
const UNDECORATED_S = encodeDirective("", -1, -1, "s");

const addressKinds: ReadonlySet<string> = new Set(["chan", "func", "map", "pointer", "slice", "unsafe-pointer"]);

// Undefined: this value is for Go code to format.
function plainText(ctx: NativeContext, word: string, operand: Value): string | undefined {
  const verb = word[1];
  if (!(operand instanceof Interface)) {
    const d = decodeDirective(word);
    return verb === "v" || verb === "T" ? pad(d, "<nil>") : wrongVerb(d, "<nil>");
  }
  const type = typeAt(ctx, operand.type);
  if (!type.isNamed && isScalarKind(type.kind) && verb !== "T") return scalarText(ctx, word, operand);
  if (verb === "T") return formatText({ ...decodeDirective(word), verb: "s" }, type.name);
  if (verb === "p" && addressKinds.has(type.kind))
    return formatPointer(decodeDirective(word), shownAddress(ctx, { type, value: operand.value }), type.name);
  return undefined;
}

const formatPlain: Native = (ctx) => {
  const text = plainText(ctx, argString(ctx, 0), ctx.get(1));
  ctx.set(0, text ?? "");
  ctx.set(1, text !== undefined);
};

const isTextOperand = (ctx: NativeContext, operand: Value): boolean =>
  operand instanceof Interface && typeAt(ctx, operand.type).kind === "string";

const isString: Native = (ctx) => ctx.set(0, isTextOperand(ctx, ctx.get(0)));

// All steps of a format at once, if none of them needs Go code.
const plainFormat: Native = (ctx) => {
  const words = ctx.get(0) as readonly Value[];
  let text = "";
  for (let i = 0; i + 1 < words.length; i += STEP_WORDS) {
    const shown = plainText(ctx, words[i + 1] as string, words[i + 2]);
    if (shown === undefined) return refuse(ctx);
    text += (words[i] as string) + shown;
  }
  ctx.set(0, text + (words.at(-1) as string));
  ctx.set(1, true);
};

// What Sprint or Sprintln make of operands that need no Go code.
const plainPrint: Native = (ctx) => {
  const operands = operandsOf(ctx, ctx.get(0));
  const isLine = ctx.get(1) === true;
  let text = "";
  let wasText = true;
  for (const [i, operand] of operands.entries()) {
    const shown = plainText(ctx, UNDECORATED_V, operand);
    if (shown === undefined) return refuse(ctx);
    const isText = isTextOperand(ctx, operand);
    text += (i > 0 && (isLine || (!isText && !wasText)) ? " " : "") + shown;
    wasText = isText;
  }
  ctx.set(0, isLine ? `${text}\n` : text);
  ctx.set(1, true);
};

function refuse(ctx: NativeContext): void {
  ctx.set(0, "");
  ctx.set(1, false);
}

const listOf = (ctx: NativeContext): SliceValue => ctx.get(0) as SliceValue;

// Natives then read them unseen.
const readOperands: OperationNative = {
  kind: OP_READ,
  objectOf: (ctx) => listOf(ctx).address,
  extentOf: (ctx) => Math.max(1, listOf(ctx).length),
  run: () => undefined,
};

const hasFlag: Native = (ctx) => {
  const d = decodeDirective(argString(ctx, 0));
  const flag = String.fromCharCode(argNumber(ctx, 1));
  const flags: Readonly<Record<string, boolean>> = {
    "-": d.isMinus,
    "+": d.isPlus || d.isPlusV,
    "#": d.isSharp || d.isSharpV,
    " ": d.isSpace,
    "0": d.isZero,
  };
  ctx.set(0, flags[flag] ?? false);
};

const ofDirective =
  (read: (word: string) => Value): Native =>
  (ctx) =>
    ctx.set(0, read(argString(ctx, 0)));

// Cell of an os.File that tells which stream it is.
const FILE_NUMBER = 1;
const STDOUT = 1;

// Reads unseen: a program that assigns to os.Stdout while others print has a race, which we leave to the reads that follow.
const isStandard: Native = (ctx) => {
  const file = numberOf(ctx.load(argNumber(ctx, 0)));
  ctx.set(0, file !== 0 && ctx.load(file + FILE_NUMBER) === STDOUT);
};

const natives: Readonly<Record<string, Native>> = {
  ...walkNatives,
  "fmt.planFormat": planSteps,
  "fmt.stepCount": (ctx) => ctx.set(0, ((ctx.get(0) as readonly Value[]).length - 1) / STEP_WORDS),
  "fmt.stepLiteral": stepWord(0),
  "fmt.stepDirective": stepWord(1),
  "fmt.stepOperand": stepWord(2),
  "fmt.stepIndex": stepWord(3),
  "fmt.isString": isString,
  "fmt.plainFormat": plainFormat,
  "fmt.plainPrint": plainPrint,
  "fmt.isStandard": isStandard,
  "fmt.formatPlain": formatPlain,
  "fmt.formatScalar": (ctx) => {
    heldAt(ctx, 1);
    ctx.set(0, scalarText(ctx, argString(ctx, 0), ctx.get(1) as Interface));
  },
  "fmt.padded": (ctx) => ctx.set(0, pad(decodeDirective(argString(ctx, 0)), argString(ctx, 1))),
  "fmt.verbOf": ofDirective((word) => decodeDirective(word).verb),
  "fmt.verbRune": ofDirective((word) => runeAt(decodeDirective(word).verb, 0)),
  "fmt.withVerbV": ofDirective(withVerbV),
  // Only the verb's name differs: %w has the mode of %v.
  "fmt.wrapToV": ofDirective((word) => `${word[0]}v${word.slice(2, -1)}v`),
  "fmt.widthOf": ofDirective((word) => decodeDirective(word).width),
  "fmt.precisionOf": ofDirective((word) => decodeDirective(word).precision),
  "fmt.hasFlag": hasFlag,
};

export const fmtNatives: Natives = {
  natives: new Map(Object.entries(natives)),
  operations: new Map(
    Object.entries({
      ...walkOperations,
      "fmt.readOperands": readOperands,
      "fmt.writeOut": printOperation(() => 1, 0),
    }),
  ),
};
