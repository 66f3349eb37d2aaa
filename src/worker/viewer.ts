// One recorded execution and a machine that stands somewhere in it: what the timeline's cursor moves.

import type { Machine } from "../vm/api.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { Recording } from "../explore/record.ts";

export class Viewer {
  constructor(
    private readonly machine: Machine,
    private readonly recording: Recording,
  ) {}

  /** State before step `cursor`, clamped to the recording. Cost: proportional to the distance from the last call's cursor. */
  snapshot(cursor: number): Snapshot {
    const { machine } = this;
    const target = Math.max(0, Math.min(cursor, this.recording.choices.length));
    while (machine.depth > target) machine.undo();
    while (machine.depth < target) {
      const choice = this.recording.choices[machine.depth];
      if (choice === undefined) break;
      machine.enabled();
      machine.step(choice.goroutine, choice.alternative);
    }
    return { ...machine.snapshot(this.recording.numberOf), cursor: target };
  }
}
