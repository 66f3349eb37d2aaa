// `for … range f`: the body becomes a function that f calls. Not lowered yet: it is named at its place.

import type { RangeStmt } from "../syntax/ast.ts";
import type { SignatureType } from "../types/type.ts";
import type { FunctionContext, Target } from "./function-context.ts";

export function lowerRangeFunction(f: FunctionContext, s: RangeStmt, _type: SignatureType, _target: Target): void {
  f.unsupported(s.x, "range-func", "range over a function");
}
