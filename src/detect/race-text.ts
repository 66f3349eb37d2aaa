// A data race as Go's own detector lays it out on standard error. Left out are the offsets in the machine code (`+0x1f`), which do not
// exist here; for frames inside the runtime the file: the runtime is not executed, only named; and the functions that Go's compiler makes
// for `go f(x)` (`gowrap1`). Real Go in turn leaves out the caller of an atomic operation.

import type { RaceAccess, RaceFrame, RaceGoroutine } from "../trace/race-report.ts";

const RULE = "==================";

function headOf(access: RaceAccess, isLater: boolean, address: string): string {
  const verb = access.isWrite ? "write" : "read";
  const text = isLater ? `${verb[0]?.toUpperCase()}${verb.slice(1)}` : `Previous ${verb}`;
  return `${text} at ${address} by ${goroutineText(access.goroutine)}:`;
}

// Go's race detector counts goroutines in its own way; here they have the number of their name: G2 is goroutine 2.
function goroutineText(goroutine: number): string {
  return goroutine === 0 ? "main goroutine" : `goroutine ${goroutine + 1}`;
}

function frameLines({ function: fn, file, line }: RaceFrame): readonly string[] {
  return [`  ${fn}()`, line === 0 ? `      ${file}` : `      ${file}:${line}`];
}

function creationBlock({ goroutine, isRunning, creation }: RaceGoroutine): readonly string[] {
  const state = isRunning ? "running" : "finished";
  return ["", `Goroutine ${goroutine + 1} (${state}) created at:`, ...creation.flatMap(frameLines)];
}

/** The report's text, ending in a newline. The later access comes first, as in Go. */
export function raceText(
  address: string,
  [first, second]: readonly [RaceAccess, RaceAccess],
  goroutines: readonly [RaceGoroutine, RaceGoroutine],
): string {
  const [g, h] = goroutines;
  const lines = [
    RULE,
    "WARNING: DATA RACE",
    headOf(second, true, address),
    ...second.stack.flatMap(frameLines),
    "",
    headOf(first, false, address),
    ...first.stack.flatMap(frameLines),
    ...[h, g].filter(({ goroutine }) => goroutine !== 0).flatMap(creationBlock),
    RULE,
  ];
  return `${lines.join("\n")}\n`;
}
