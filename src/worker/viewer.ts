// One recorded execution and a machine that stands somewhere in it: what the timeline's cursor moves.

import { Player } from "../explore/player.ts";
import type { Recording } from "../explore/record.ts";
import type { MapHistory } from "../trace/map-history.ts";
import type { Snapshot } from "../trace/snapshot.ts";
import type { EventColumns } from "../trace/trace.ts";
import type { Machine } from "../vm/api.ts";
import type { MapTools } from "./map-tools.ts";

export class Viewer {
  private readonly player: Player;
  private readonly length: number;

  /** @param machine has recorded it, and stands where that left it. */
  constructor(
    private readonly machine: Machine,
    private readonly recording: Pick<Recording, "trace" | "choices" | "checkpoints" | "numberOf" | "globalSites">,
  ) {
    this.player = new Player(machine, recording.choices, recording.checkpoints);
    this.length = recording.choices.length;
  }

  /** State before step `cursor`, clamped to the recording. *Cost*: see `Player.seek`, and what is live. */
  snapshot(cursor: number): Snapshot {
    const target = this.clamp(cursor);
    this.player.seek(target);
    return { ...this.machine.snapshot(this.recording.numberOf), cursor: target };
  }

  /** What became of the maps. `events`: the trace's, which the recording itself may have lost to the page. *Cost*: linear in the steps. */
  mapHistory(events: EventColumns, historyOf: MapTools["historyOf"]): MapHistory {
    const { recording } = this;
    return historyOf(this.machine, { ...recording, trace: { ...recording.trace, events } });
  }

  /**
   * What the trace's `values` say of the steps from `first` to before `end`: for recordings so long that they carry none. *Cost*: as
   * `snapshot`, and the steps.
   */
  values(first: number, end: number): readonly string[] {
    const texts: string[] = [];
    this.player.seek(this.clamp(first));
    while (this.machine.depth < this.clamp(end)) {
      this.player.step();
      const { value } = this.machine.last;
      texts.push(value === undefined ? "" : this.machine.formatValue(value));
    }
    return texts;
  }

  private clamp(cursor: number): number {
    return Math.max(0, Math.min(cursor, this.length));
  }
}
