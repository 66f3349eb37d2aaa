// What the exports of a map log have in common: the names of maps, goroutines, locks and places as people see them.

import { type MapHistory, type MapOperation, mapLabel } from "./map-history.ts";
import type { Site, Trace } from "./trace.ts";

/** As the page counts: steps and goroutines from 1 on. */
export function shownNumber(index: number): number {
  return index + 1;
}

/** A lock held by an operation, and how. */
export interface NamedLock {
  readonly name: string;
  readonly mode: "R" | "W";
}

export class MapLogWords {
  readonly labels: readonly string[];
  private readonly lockNames: ReadonlyMap<number, string>;
  private readonly stacks = new Map<string, readonly string[]>();

  constructor(
    readonly trace: Trace,
    readonly history: MapHistory,
  ) {
    this.labels = history.maps.map((_, map) => mapLabel(history, map));
    this.lockNames = new Map(trace.objects.map(({ address, name }) => [address, name]));
  }

  label(map: number): string {
    return this.labels[map] ?? "";
  }

  locks({ lockset }: Pick<MapOperation, "lockset">): readonly NamedLock[] {
    const held = this.history.locksets[lockset] ?? [];
    return held.map(({ address, isRead }) => ({ name: this.lockNames.get(address) ?? "", mode: isRead ? "R" : "W" }));
  }

  /** Frames outside the map, innermost first: `main.dump cache.go:44`. */
  stack({ stack, nInner }: Pick<MapOperation, "stack" | "nInner">): readonly string[] {
    const key = `${stack} ${nInner}`;
    let frames = this.stacks.get(key);
    if (frames === undefined) {
      frames = this.frames(stack, nInner).map((site) => `${site.function} ${site.file}:${site.line}`);
      this.stacks.set(key, frames);
    }
    return frames;
  }

  /** Innermost frame of the user's code: `cache.go:44`; "" where there is none. */
  place({ stack, nInner }: Pick<MapOperation, "stack" | "nInner">): string {
    const site = this.site(stack, nInner);
    return site === undefined ? "" : `${site.file}:${site.line}`;
  }

  /** Innermost frame of the user's code. */
  site(stack: number, nInner = 0): Site | undefined {
    return this.frames(stack, nInner).find(({ isUser }) => isUser);
  }

  private frames(stack: number, nInner: number): readonly Site[] {
    const { stacks, sites } = this.trace;
    return (stacks[stack] ?? []).slice(nInner).flatMap((site) => sites[site] ?? []);
  }

  /** What a fatal error or panic that ended an operation said: its first line, without `fatal error: `. */
  ending({ outcome }: Pick<MapOperation, "outcome">): string | undefined {
    if (outcome !== "fatal" && outcome !== "panic") return undefined;
    const [line = ""] = this.trace.end.text.split("\n", 1);
    return line.replace(/^(fatal error|panic): /, "");
  }
}
