// For tests of exports and views: a small trace with a history of two maps, in which everything that can be said is said once.

import type { MapHistory, MapOperation } from "./map-history.ts";
import { OP_LOCK, OP_MAP_WRITE, OP_NONE, OP_UNLOCK } from "./operation.ts";
import type { Site, Trace } from "./trace.ts";

const MU = 10;

function site(fn: string, line: number, isUser = true): Site {
  return { file: isUser ? "cache.go" : "runtime/map.go", line, column: 2, function: fn, isUser, expression: "" };
}

const KINDS = [OP_LOCK, OP_MAP_WRITE, OP_NONE, OP_NONE, OP_UNLOCK, OP_MAP_WRITE, OP_NONE, OP_NONE];
const GOROUTINES = [1, 1, 1, 1, 1, 2, 2, 2];
const column = (values: readonly number[]) => Int32Array.from(values);

export const LOGGED_TRACE: Trace = {
  goroutines: [0, 1, 2].map((g) => ({
    path: g === 0 ? "" : String(g - 1),
    function: "main.main",
    parent: g === 0 ? -1 : 0,
    createdAt: -1,
    isSystem: false,
  })),
  objects: [{ address: MU, kind: "mutex", name: "c.mu", type: "sync.Mutex" }],
  sites: [
    site("runtime.mapAssign[string,int]", 9, false),
    site("main.(*cache).put", 31),
    site("main.main", 60),
    site("main.dump", 44),
  ],
  stacks: [
    [0, 1, 2],
    [3, 2],
    [1, 2],
  ],
  events: {
    length: KINDS.length,
    kind: column(KINDS),
    goroutine: column(GOROUTINES),
    object: column(KINDS.map((kind) => (kind === OP_LOCK || kind === OP_UNLOCK ? MU : 100))),
    extent: column(KINDS.map(() => 0)),
    partner: column(KINDS.map(() => -1)),
    site: column(KINDS.map(() => 0)),
    stack: column(KINDS.map(() => 0)),
  },
  values: [],
  output: "",
  end: {
    kind: "fatal",
    exitCode: 2,
    text: "fatal error: concurrent map writes\n\ngoroutine 7 [running]:\n",
    goroutine: 2,
  },
  schedule: { policy: "go-runq-1", deviations: [] },
  hash: 1,
  blocked: [],
};

/** An operation with nothing special about it. */
export function operationOf(parts: Partial<MapOperation> = {}): MapOperation {
  return {
    step: 1,
    lastStep: 3,
    nowNs: 0,
    goroutine: 1,
    map: 0,
    operation: "assign",
    isWrite: true,
    key: '"k"',
    isHit: false,
    before: 8,
    after: 9,
    lockset: 0,
    stack: 0,
    nInner: 1,
    outcome: "done",
    overlaps: [],
    races: [],
    clock: undefined,
    ...parts,
  };
}

const place = { nowNs: 5, goroutine: 1, stack: 0 };

export const LOGGED_HISTORY: MapHistory = {
  maps: [
    {
      address: 100,
      name: "c.items",
      type: "map[string]int",
      made: { file: "cache.go", line: 12 },
      model: "classic",
      samples: [
        { step: 1, count: 8, size: 1, evacuated: 0, overflow: 0 },
        { step: 2, count: 8, size: 2, evacuated: 0, overflow: 0 },
        { step: 3, count: 9, size: 2, evacuated: 1, overflow: 0 },
      ],
      growth: [
        { ...place, step: 2, kind: "grow", oldSize: 1, newSize: 2, isSameSize: false, reason: "load", count: 8 },
        { ...place, step: 3, kind: "evacuate", oldBucket: 0, migrated: 8, totalMigrated: 8, left: 0 },
        { ...place, step: 3, kind: "done", oldSize: 1, newSize: 2, migrated: 8 },
      ],
    },
    {
      address: 200,
      name: 'm"\\',
      type: "map[int]bool",
      made: undefined,
      model: "operation",
      samples: [{ step: 6, count: 1, size: -1, evacuated: 0, overflow: -1 }],
      growth: [],
    },
  ],
  operations: [
    operationOf({ lockset: 1, overlaps: [1], races: [1], clock: [1, 2, 0] }),
    operationOf({
      step: 5,
      lastStep: 7,
      goroutine: 2,
      key: '"a,\\"b"',
      outcome: "fatal",
      overlaps: [0],
      races: [0],
      clock: [1, 0, 1],
    }),
    operationOf({
      step: 6,
      lastStep: 6,
      goroutine: 2,
      map: 1,
      operation: "lookup",
      isWrite: false,
      key: "-1",
      isHit: true,
      before: 1,
      after: 1,
      stack: 1,
      nInner: 0,
    }),
    operationOf({
      step: 7,
      lastStep: 7,
      goroutine: 0,
      map: 1,
      operation: "len",
      isWrite: false,
      key: "",
      isHit: undefined,
      before: -1,
      after: -1,
      stack: -1,
      nInner: 0,
    }),
  ],
  locksets: [[], [{ address: MU, isRead: false }]],
  nSteps: 8,
  limit: undefined,
};
