// What the instructions of a program call in the library and in the runtime: detectors cannot see it in events.

import { type LibraryCall, libraryCall, type SiteCalls } from "../detect/site-roles.ts";
import * as ir from "../ir/opcode.ts";
import { type Program, siteOf } from "../ir/program.ts";

/** What real Go calls for these instructions; of maps, the name of the general case. */
const RUNTIME_CALLS: readonly (readonly [opcode: number, name: string])[] = [
  [ir.MAP_GET, "runtime.mapaccess1"],
  [ir.MAP_GET_OK, "runtime.mapaccess2"],
  [ir.MAP_SET, "runtime.mapassign"],
  [ir.MAP_DELETE, "runtime.mapdelete"],
  [ir.MAP_CLEAR, "runtime.mapclear"],
  [ir.MAP_ITER_INIT, "runtime.mapIterStart"],
  [ir.MAP_ITER_NEXT, "runtime.mapIterNext"],
  [ir.SEND, "runtime.chansend"],
  [ir.CLOSE_CHAN, "runtime.closechan"],
  [ir.APPEND, "runtime.growslice"],
  [ir.APPEND_SLICE, "runtime.growslice"],
  [ir.COPY_SLICE, "runtime.slicecopy"],
];

/** By global site. Cost: linear in the program's text, once. */
export function callsOfSites(program: Program): SiteCalls {
  const runtime = new Map(RUNTIME_CALLS.map(([opcode, name]) => [opcode, libraryCall(name)]));
  const operations = program.operations.map(libraryCall);
  const calls: (LibraryCall | undefined)[] = [];
  program.functions.forEach(({ code }, fn) => {
    for (let pc = 0; pc < code.length; pc += ir.STRIDE) {
      const opcode = code[pc] as number;
      const call = opcode === ir.OPERATION ? operations[code[pc + 2] as number] : runtime.get(opcode);
      calls[siteOf(program, fn, pc / ir.STRIDE)] = call;
    }
  });
  return (site) => calls[site];
}
