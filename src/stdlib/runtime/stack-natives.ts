// Stacks as programs see them. A program counter is made of the number of a function and a line.

import type { Native, NativeContext, UserFrame } from "../../vm/api.ts";
import { argNumber } from "../word.ts";

/** Where programs begin, more or less: small numbers are no program counters. */
const TEXT_START = 0x400000;
/** Lines of a function's file that a program counter can tell apart. */
const LINES = 1 << 20;

const pcOf = ({ fn, line }: UserFrame): number => TEXT_START + fn * LINES + (line % LINES);

/** Go's own functions at both ends of a stack, numbered behind the program's. */
const ENDS = [
  { name: "runtime.Callers", file: "runtime/extern.go" },
  { name: "runtime.main", file: "runtime/proc.go" },
  { name: "runtime.goexit", file: "runtime/asm_amd64.s" },
];

// Callers itself, the user's functions, and where they were called from.
function callersOf(ctx: NativeContext): readonly UserFrame[] {
  const end = (i: number): UserFrame => ({ fn: ctx.program.functions.length + i, file: ENDS[i]?.file ?? "", line: 1 });
  return [end(0), ...ctx.userFrames(), ...(ctx.goroutine === 0 ? [end(1)] : []), end(2)];
}

// The function and line of a program counter in argument 0; undefined if it is none.
function decode(ctx: NativeContext): { readonly fn: number; readonly line: number } | undefined {
  const code = argNumber(ctx, 0) - TEXT_START;
  const fn = Math.floor(code / LINES);
  const n = ctx.program.functions.length + ENDS.length;
  return fn < 0 || fn >= n ? undefined : { fn, line: code % LINES };
}

function nameOf(ctx: NativeContext): string {
  const fn = decode(ctx)?.fn ?? -1;
  return ctx.program.functions[fn]?.name ?? ENDS[fn - ctx.program.functions.length]?.name ?? "";
}

function fileOf(ctx: NativeContext): string {
  const outer = ENDS[(decode(ctx)?.fn ?? -1) - ctx.program.functions.length];
  if (outer !== undefined) return outer.file;
  const pos = ctx.program.functions[decode(ctx)?.fn ?? -1]?.pos;
  return pos === undefined ? "" : (ctx.options.files?.file(pos)?.name ?? "");
}

function stackText(ctx: NativeContext): string {
  const frames = ctx.userFrames().map(({ fn, file, line }) => {
    const name = ctx.program.functions[fn]?.name ?? "";
    return `${name}(...)\n${file === "" ? "" : `\t${file}:${line}\n`}`;
  });
  return `goroutine ${ctx.goroutineNumber()} [running]:\n${frames.join("")}`;
}

export const stackNatives: Readonly<Record<string, Native>> = {
  "runtime.countCallers": (ctx) => ctx.set(0, callersOf(ctx).length),
  "runtime.callerAt": (ctx) => ctx.set(0, pcOf(callersOf(ctx)[argNumber(ctx, 0)] as UserFrame)),
  "runtime.functionName": (ctx) => ctx.set(0, nameOf(ctx)),
  "runtime.fileName": (ctx) => ctx.set(0, fileOf(ctx)),
  "runtime.lineOf": (ctx) => ctx.set(0, decode(ctx)?.line ?? 0),
  "runtime.stackText": (ctx) => ctx.set(0, stackText(ctx)),
};
