// Which operations on maps race: conflicting ones of two goroutines that nothing orders. For every one that does, at least one that it
// races with; the detector of data races tells each pair of places once.

/** Operations of one goroutine on one map, oldest first. */
interface Accesses {
  readonly goroutine: number;
  readonly reads: Sort;
  readonly writes: Sort;
}

interface Sort {
  latest: number;
  /** Those that are not known to race. */
  readonly alone: number[];
}

export class MapRaces {
  private readonly byMap: Accesses[][] = [];

  /**
   * Takes in operation `index`. `isOrdered` says whether an earlier operation comes before this one in the synchronises-with order; `note` is
   * given earlier ones that race with it. *Cost*: amortised, one question for each goroutine that has used the map.
   */
  add(
    operation: { readonly index: number; readonly map: number; readonly goroutine: number; readonly isWrite: boolean },
    isOrdered: (other: number) => boolean,
    note: (other: number) => void,
  ): void {
    const { index, map, goroutine, isWrite } = operation;
    this.byMap[map] ??= [];
    const all = this.byMap[map];
    let own: Accesses | undefined;
    for (const accesses of all) {
      if (accesses.goroutine === goroutine) {
        own = accesses;
        continue;
      }
      compare(accesses.writes, isOrdered, note);
      if (isWrite) compare(accesses.reads, isOrdered, note);
    }
    if (own === undefined) {
      own = { goroutine, reads: { latest: -1, alone: [] }, writes: { latest: -1, alone: [] } };
      all.push(own);
    }
    const sort = isWrite ? own.writes : own.reads;
    sort.latest = index;
    sort.alone.push(index);
  }
}

// What comes after something unordered in its goroutine is unordered too.
function compare(sort: Sort, isOrdered: (other: number) => boolean, note: (other: number) => void): void {
  if (sort.latest < 0 || isOrdered(sort.latest)) return;
  if (sort.alone.at(-1) !== sort.latest) note(sort.latest);
  for (let other = sort.alone.at(-1); other !== undefined && !isOrdered(other); other = sort.alone.at(-1)) {
    note(other);
    sort.alone.pop();
  }
}
