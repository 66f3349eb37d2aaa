// All buckets of a large array at a glance: where each one's square is.

/** Arrays with fewer buckets are seen whole without it. */
export const OVERVIEW_FROM = 33;

export interface OverviewLayout {
  /** CSS pixels from one square to the next. */
  readonly pitch: number;
  readonly columns: number;
  readonly height: number;
}

const PITCHES = [14, 12, 10, 8, 7, 6] as const;
const SMALLEST_PITCH = 5;
const MAX_HEIGHT = 104;

/** The largest squares with which `count` of them stay low enough for the lines below. */
export function layOutOverview(width: number, count: number): OverviewLayout {
  for (const pitch of PITCHES) {
    const layout = layoutWith(pitch, width, count);
    if (layout.height <= MAX_HEIGHT) return layout;
  }
  return layoutWith(SMALLEST_PITCH, width, count);
}

function layoutWith(pitch: number, width: number, count: number): OverviewLayout {
  const fitting = Math.max(1, Math.floor(width / pitch));
  // Rows of a power of two show how the halves of the array belong together.
  const columns = fitting >= 8 ? 2 ** Math.floor(Math.log2(fitting)) : fitting;
  return { pitch, columns, height: Math.ceil(count / columns) * pitch };
}

/** The bucket at a place; -1 where there is none. */
export function overviewIndexAt({ pitch, columns }: OverviewLayout, count: number, x: number, y: number): number {
  const column = Math.floor(x / pitch);
  const index = Math.floor(y / pitch) * columns + column;
  return x >= 0 && y >= 0 && column < columns && index < count ? index : -1;
}
