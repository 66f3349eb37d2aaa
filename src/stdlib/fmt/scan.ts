// Natives of package fmt for scanning: what a pointer points to, and storing there.

import type { TypeKind } from "../../ir/program.ts";
import { Interface, type Value } from "../../ir/value.ts";
import { OP_WRITE } from "../../trace/operation.ts";
import type { Native, NativeContext, OperationNative } from "../../vm/api.ts";
import { typeAt } from "../equality.ts";
import { isSpaceRune } from "../letters.ts";
import { isFullRune, runeSize } from "../utf8.ts";
import { argNumber, argString, numberOf } from "../word.ts";

// As in scan_value.go.
const TO_NOTHING = 0;
const TO_OTHER = 1;
const TO_BOOL = 2;
const TO_INT = 3;
const TO_UINT = 4;
const TO_FLOAT = 5;
const TO_STRING = 6;
const TO_BYTES = 7;

const targets: Readonly<Partial<Record<TypeKind, readonly [target: number, bits: number]>>> = {
  bool: [TO_BOOL, 0],
  int: [TO_INT, 64],
  int8: [TO_INT, 8],
  int16: [TO_INT, 16],
  int32: [TO_INT, 32],
  int64: [TO_INT, 64],
  uint: [TO_UINT, 64],
  uint8: [TO_UINT, 8],
  uint16: [TO_UINT, 16],
  uint32: [TO_UINT, 32],
  uint64: [TO_UINT, 64],
  uintptr: [TO_UINT, 64],
  float32: [TO_FLOAT, 32],
  float64: [TO_FLOAT, 64],
  string: [TO_STRING, 0],
};

function targetOf(ctx: NativeContext, arg: Value): readonly [target: number, bits: number, isPredeclared: boolean] {
  const pointer = arg instanceof Interface ? typeAt(ctx, arg.type) : undefined;
  if (pointer?.kind !== "pointer") return [TO_NOTHING, 0, false];
  const elem = typeAt(ctx, pointer.elem);
  if (elem.kind === "slice" && typeAt(ctx, elem.elem).kind === "uint8") return [TO_BYTES, 0, !elem.isNamed];
  const [target, bits] = targets[elem.kind] ?? [TO_OTHER, 0];
  return [target, bits, !elem.isNamed];
}

const storeWord: OperationNative = {
  kind: OP_WRITE,
  // Go code has asked targetOf before: both are not nil.
  objectOf: (ctx) => numberOf((ctx.get(0) as Interface).value),
  run: (ctx) => {
    const [target, value] = [ctx.get(0) as Interface, ctx.get(1) as Interface];
    ctx.store(numberOf(target.value), value.value);
    return undefined;
  },
};

export const scanNatives: Readonly<Record<string, Native>> = {
  "fmt.targetOf": (ctx) => {
    targetOf(ctx, ctx.get(0)).forEach((result, i) => {
      ctx.set(i, result);
    });
  },
  "fmt.isSpace": (ctx) => ctx.set(0, isSpaceRune(argNumber(ctx, 0))),
  "fmt.textRuneSize": (ctx) => ctx.set(0, runeSize(argString(ctx, 0), argNumber(ctx, 1))),
  "fmt.isFullRune": (ctx) => ctx.set(0, isFullRune(argString(ctx, 0))),
};

export const scanOperations: Readonly<Record<string, OperationNative>> = { "fmt.storeWord": storeWord };
