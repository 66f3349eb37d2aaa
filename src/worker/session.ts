// Serves the page's requests one after the other: compiles, searches in slices so that newer requests get in between, records
// traces and answers for the cursor. Free of the worker itself, so that tests can drive it.

import { InternalError } from "../base/assert.ts";
import { record } from "../explore/record.ts";
import { type SearchResult, search } from "../explore/search.ts";
import { NATIVES } from "../stdlib/natives.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Machine } from "../vm/api.ts";
import { createMachine } from "../vm/machine.ts";
import type { Compilation, Compiler } from "./compile.ts";
import type { Reply, Request } from "./protocol.ts";
import { Viewer } from "./viewer.ts";

/** A slice of searching between two looks at the message queue. */
const SLICE_MS = 12;
/** Least time between two intermediate results. */
const REPORT_MS = 200;

/** What the session needs of the world outside. */
export interface SessionHost {
  post(reply: Reply): void;
  /** Milliseconds from any fixed moment. */
  now(): number;
  /** Lets waiting messages in, then goes on. */
  pause(): Promise<void>;
}
