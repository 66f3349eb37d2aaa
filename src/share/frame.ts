// The bytes inside a link, version 1:
//
//   engine major, minor, patch | source | schedule | options | cursor, selected step + 1, panel | trace hash | CRC-32
//
// Schedule: number of deviations, each `kind, at, ordinal, inner, to or value`; a goroutine's path is its length and ordinals.
// The options are those of that time: all but the entry. Readers are append-only: a new version gets a new file, this one stays.

import { type RunOptions, STRATEGY_NAMES } from "../trace/options.ts";
import { DEFAULT_POLICY, type Deviation } from "../trace/schedule.ts";
import { ByteReader, ByteWriter, crc32 } from "./bytes.ts";
import { LINK_PANELS, type LinkState } from "./link.ts";

/** Limits of what a link may ask for. */
export const MAX_SOURCE_BYTES = 96 * 1024;
const MAX_DEVIATIONS = 20_000;
const MAX_PATH = 256;
const MAX_ORDINAL = 10_000_000;
const TIMES = ["ordered", "drift"] as const;
const DETAILS = ["operation", "runtime"] as const;

/** The frame of `state`, checksum included. The state's policy must be the current one, its entry the one that is chosen. */
export function encodeFrame(state: LinkState): Uint8Array {
  const w = new ByteWriter();
  writeBody(w, state);
  return sealed(w);
}

/** The state in `frame`, or undefined when the checksum, a bound or the length is wrong. Never throws. */
export function decodeFrame(frame: Uint8Array): LinkState | undefined {
  const r = unsealed(frame);
  const state = r === undefined ? undefined : readBody(r);
  return r?.atEnd === true ? state : undefined;
}

/** What was written, and its checksum behind it. */
export function sealed(w: ByteWriter): Uint8Array {
  const body = w.finish();
  const tail = new ByteWriter();
  tail.uint32(crc32(body));
  const frame = new Uint8Array(body.length + 4);
  frame.set(body);
  frame.set(tail.finish(), body.length);
  return frame;
}

/** A reader of what is before the checksum; undefined when that is wrong. */
export function unsealed(frame: Uint8Array): ByteReader | undefined {
  if (frame.length < 5) return undefined;
  const body = frame.subarray(0, frame.length - 4);
  const checksum = new ByteReader(frame.subarray(frame.length - 4)).uint32();
  return checksum === crc32(body) ? new ByteReader(body) : undefined;
}

/** Everything but the checksum. */
export function writeBody(w: ByteWriter, state: LinkState): void {
  for (const part of state.engine) w.varint(part);
  w.text(state.source);
  w.varint(state.schedule.deviations.length);
  for (const deviation of state.schedule.deviations) writeDeviation(w, deviation);
  writeOptions(w, state.options);
  w.varint(state.cursor);
  w.varint(state.selectedStep + 1);
  w.varint(LINK_PANELS.indexOf(state.panel));
  w.uint32(state.traceHash);
}

/** Reads what `writeBody` wrote; undefined when it is out of bounds. More may follow. */
export function readBody(r: ByteReader): LinkState | undefined {
  const engine = [r.varint(65_535), r.varint(65_535), r.varint(65_535)] as const;
  const source = r.text(MAX_SOURCE_BYTES);
  const nDeviations = r.varint(MAX_DEVIATIONS);
  const deviations: Deviation[] = [];
  for (let i = 0; i < nDeviations && !r.failed; i++) deviations.push(readDeviation(r));
  const options = readOptions(r);
  const cursor = r.varint(MAX_ORDINAL);
  const selectedStep = r.varint(MAX_ORDINAL) - 1;
  const panel = LINK_PANELS[r.varint(LINK_PANELS.length - 1)];
  const traceHash = r.uint32();
  if (r.failed || panel === undefined) return undefined;
  return {
    source,
    options,
    schedule: { policy: DEFAULT_POLICY, deviations },
    cursor,
    selectedStep,
    panel,
    traceHash,
    engine,
  };
}

function writeDeviation(w: ByteWriter, deviation: Deviation): void {
  w.varint(deviation.kind === "switch" ? 0 : 1);
  writePath(w, deviation.at);
  w.varint(deviation.ordinal);
  w.varint(deviation.inner);
  if (deviation.kind === "switch") writePath(w, deviation.to);
  else w.varint(deviation.value);
}

function readDeviation(r: ByteReader): Deviation {
  const kind = r.varint(1);
  const at = readPath(r);
  const ordinal = r.varint(MAX_ORDINAL);
  const inner = r.varint(MAX_ORDINAL);
  if (kind === 0) return { kind: "switch", at, ordinal, inner, to: readPath(r) };
  return { kind: "alternative", at, ordinal, inner, value: r.varint(Number.MAX_SAFE_INTEGER) };
}

// A path is "" or ordinals joined by "/".
function writePath(w: ByteWriter, path: string): void {
  const ordinals = path === "" ? [] : path.split("/");
  w.varint(ordinals.length);
  for (const ordinal of ordinals) w.varint(Number(ordinal));
}

function readPath(r: ByteReader): string {
  const length = r.varint(MAX_PATH);
  const ordinals: number[] = [];
  for (let i = 0; i < length && !r.failed; i++) ordinals.push(r.varint(MAX_ORDINAL));
  return ordinals.join("/");
}

function writeOptions(w: ByteWriter, options: RunOptions): void {
  w.varint(options.goMinor);
  w.varint(STRATEGY_NAMES.indexOf(options.strategy));
  w.varint(TIMES.indexOf(options.time));
  w.varint(options.mapDetail === "runtime" ? DETAILS.indexOf("runtime") : DETAILS.indexOf("operation"));
  w.varint(options.seed);
  w.varint(options.gomaxprocs);
  w.varint(options.maxExecutions);
  w.varint(options.maxStepsPerExecution);
  w.varint(options.timeoutMs);
}

function readOptions(r: ByteReader): RunOptions {
  return {
    entry: undefined,
    goMinor: r.varint(99),
    strategy: STRATEGY_NAMES[r.varint(STRATEGY_NAMES.length - 1)] ?? "auto",
    time: TIMES[r.varint(TIMES.length - 1)] ?? "ordered",
    mapDetail: DETAILS[r.varint(DETAILS.length - 1)] ?? "operation",
    mapChecks: true,
    mapOrder: "random",
    seed: r.varint(0xffffffff),
    gomaxprocs: r.varint(1024),
    maxExecutions: r.varint(1_000_000_000),
    maxStepsPerExecution: r.varint(10_000_000),
    timeoutMs: r.varint(3_600_000),
  };
}
