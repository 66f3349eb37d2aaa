// Instructions a second, with undo log, sharing marks, event columns and the default policy on.
import { compile, runOnce } from "./engine.ts";
import { type Measure, perSecond } from "./measure.ts";
import { CALLS, LOOP, MAPS, PING_PONG, SLICES } from "./programs.ts";

const MILLION = 1e6;

function instructions(name: string, source: string): Measure {
  return {
    name: `machine: ${name}`,
    unit: "million instructions/s",
    better: "higher",
    run: () => {
      const compilation = compile(source);
      return perSecond(() => runOnce(compilation)) / MILLION;
    },
  };
}

export const measures: Measure[] = [
  instructions("arithmetic loop", LOOP),
  instructions("recursive calls", CALLS),
  instructions("slice elements", SLICES),
  instructions("map at operation detail", MAPS),
  instructions("channel ping-pong", PING_PONG),
];
