import type { Dependence, FunctionIr } from "../ir/program.ts";

export function dependencesOf(_functions: readonly FunctionIr[], _siteBase: Int32Array): Map<number, Dependence[]> {
  return new Map();
}
