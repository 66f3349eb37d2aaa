// The natives of package fmt: reading formats, formatting words, and the one operation that prints.

import { Interface, type Value } from "../../ir/value.ts";
import type { Native, NativeContext, Natives } from "../../vm/api.ts";
import { typeAt } from "../equality.ts";
import { printOperation } from "../output.ts";
import { runeAt } from "../utf8.ts";
import { argNumber, argString, numberOf } from "../word.ts";
import { type Directive, decodeDirective, withVerbV } from "./directive.ts";
import { planFormat } from "./plan.ts";
import { formatPointer, formatScalar, formatText, isScalarKind, pad } from "./scalar.ts";
import { scanNatives, scanOperations } from "./scan.ts";
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
  const words: Value[] = steps.flatMap(({ literal, directive, operand, index }) => [literal, directive, operand, index]);
  ctx.set(0, Object.freeze([...words, tail]));
};

const stepWord =
  (offset: number): Native =>
  (ctx) =>
    ctx.set(0, (ctx.get(0) as readonly Value[])[argNumber(ctx, 1) * STEP_WORDS + offset]);

const wrongVerb = (d: Directive, shown: string): string => `%!${d.verb}(${shown})`;

// A scalar of any type, predeclared or not; methods are Go code's business.
function scalarText(ctx: NativeContext, word: string, operand: Interface): string {
  const type = typeAt(ctx, operand.type);
  const d = decodeDirective(word);
  const text = formatScalar(d, type, operand.value);
  if (text !== undefined) return text;
  return wrongVerb(d, `${type.name}=${formatScalar(decodeDirective(withVerbV(word)), type, operand.value)}`);
}

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
    return formatPointer(decodeDirective(word), shownAddress({ type, value: operand.value }), type.name);
  return undefined;
}

const formatPlain: Native = (ctx) => {
  const text = plainText(ctx, argString(ctx, 0), ctx.get(1));
  ctx.set(0, text ?? "");
  ctx.set(1, text !== undefined);
};

const isString: Native = (ctx) => {
  const operand = ctx.get(0);
  ctx.set(0, operand instanceof Interface && typeAt(ctx, operand.type).kind === "string");
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
  ...scanNatives,
  "fmt.planFormat": planSteps,
  "fmt.stepCount": (ctx) => ctx.set(0, ((ctx.get(0) as readonly Value[]).length - 1) / STEP_WORDS),
  "fmt.stepLiteral": stepWord(0),
  "fmt.stepDirective": stepWord(1),
  "fmt.stepOperand": stepWord(2),
  "fmt.stepIndex": stepWord(3),
  "fmt.isString": isString,
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
  operations: new Map(Object.entries({ ...walkOperations, ...scanOperations, "fmt.writeOut": printOperation(() => 1, 0) })),
};
