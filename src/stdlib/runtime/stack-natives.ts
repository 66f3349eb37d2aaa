// Stacks as programs see them. A program counter is made of the number of a function and a line.

import type { Native, NativeContext, UserFrame } from "../../vm/api.ts";
import { argNumber } from "../word.ts";

/** Where programs begin, more or less: small numbers are no program counters. */
const TEXT_START = 0x400000;
/** Lines of a function's file that a program counter can tell apart. */
const LINES = 1 << 20;

const pcOf = ({ fn, line }: UserFrame): number => TEXT_START + fn * LINES + (line % LINES);

// The function and line of a program counter in argument 0; undefined if it is none.
function decode(ctx: NativeContext): { readonly fn: number; readonly line: number } | undefined {
  const code = argNumber(ctx, 0) - TEXT_START;
  const fn = Math.floor(code / LINES);
  return ctx.program.functions[fn] === undefined ? undefined : { fn, line: code % LINES };
}

function fileOf(ctx: NativeContext): string {
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
  "runtime.countCallers": (ctx) => ctx.set(0, ctx.userFrames().length),
  "runtime.callerAt": (ctx) => ctx.set(0, pcOf(ctx.userFrames()[argNumber(ctx, 0)] as UserFrame)),
  "runtime.functionName": (ctx) => ctx.set(0, ctx.program.functions[decode(ctx)?.fn ?? -1]?.name ?? ""),
  "runtime.fileName": (ctx) => ctx.set(0, fileOf(ctx)),
  "runtime.lineOf": (ctx) => ctx.set(0, decode(ctx)?.line ?? 0),
  "runtime.stackText": (ctx) => ctx.set(0, stackText(ctx)),
};
