// Rows of the log in words.

import type { GrowthEvent, MapModel, MapOperation, MapRecord, MapSample } from "../../trace/map-history.ts";
import { goroutineName } from "../../ui/lane-colors.ts";
import { mapLogStrings } from "../../ui/strings/map-log.ts";
import type { Log } from "./model.ts";

const words = mapLogStrings;

/** Number of a step as people count. */
export function stepNumber(step: number): number {
  return step + 1;
}

export function operationWords(operation: string): string {
  return words.operations[operation] ?? operation;
}

export function lockWords({ words: names }: Log, operation: MapOperation): string {
  return names
    .locks(operation)
    .map(({ name, mode }) => (mode === "R" ? words.readMode(name) : name))
    .join(", ");
}

/** The others of an operation, as in `G3's assign in step 14`. */
export function otherWords({ history }: Log, others: readonly number[]): string {
  return others
    .flatMap((index) => {
      const other = history.operations[index];
      if (other === undefined) return [];
      return words.other(goroutineName(other.goroutine), operationWords(other.operation), stepNumber(other.step));
    })
    .join(", ");
}

/** What a growth event says, after its kind. */
export function growthWords(model: MapModel, event: GrowthEvent): string {
  const unit = words.unit[model];
  switch (event.kind) {
    case "grow": {
      const reason = words.reasons[event.reason];
      if (event.isSameSize) return words.sameSize(event.newSize, unit, reason);
      if (event.oldSize < 0) return words.growsTo(event.newSize, unit, reason);
      return words.grows(event.oldSize, event.newSize, unit, reason);
    }
    case "evacuate": {
      const moves = words.moves(words.part[model], event.oldBucket, words.entries(event.migrated));
      return event.left < 0 ? moves : `${moves}, ${words.left(event.left)}`;
    }
    case "done":
      return words.ends(words.entries(event.migrated));
  }
}

/** Figures of a map at a moment: `53 entries, 8 buckets, 3 moved`. */
export function figureWords({ model }: MapRecord, sample: MapSample | undefined): string {
  if (sample === undefined) return words.untouched;
  const { count, size, evacuated, overflow } = sample;
  const parts = [
    count < 0 ? "" : words.entries(count),
    size < 0 ? "" : model === "swiss" ? words.slots(size) : words.buckets(size),
    evacuated > 0 ? words.moved(evacuated) : "",
    overflow > 0 ? words.overflow(overflow) : "",
  ];
  return parts.filter((part) => part !== "").join(", ");
}
