// One recorded execution and a machine that stands somewhere in it: what the timeline's cursor moves.

import type { Recording } from "../explore/record.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { Machine } from "../vm/api.ts";

export class Viewer {
  constructor(
    private readonly machine: Machine,
    private readonly recording: Recording,
  ) {}

  /** State before step `cursor`, clamped to the recording. Cost: proportional to the distance from the last call's cursor. */
  snapshot(cursor: number): Snapshot {
    const { machine } = this;
    const { choices, numberOf } = this.recording;
    const target = Math.max(0, Math.min(cursor, choices.length));
    while (machine.depth > target) machine.undo();
    for (const choice of choices.slice(machine.depth, target)) {
      machine.enabled();
      machine.step(choice.goroutine, choice.alternative);
    }
    return { ...machine.snapshot(numberOf), cursor: target };
  }
}
