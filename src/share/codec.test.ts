import * as fc from "fast-check";
import { deflateSync } from "fflate";
import { expect, test } from "vitest";
import { DEFAULT_RUN_OPTIONS, MAP_DETAILS, MAP_ORDERS, STRATEGY_NAMES } from "../trace/options.ts";
import { DEFAULT_POLICY, type Deviation } from "../trace/schedule.ts";
import { encodeScenarioLink, MAX_LINK_LENGTH } from "./address.ts";
import { ByteWriter, fromBase64Url, toBase64Url } from "./bytes.ts";
import { decodeLink, encodeLink } from "./codec.ts";
import { DICTIONARY_1 } from "./dictionary.ts";
import LINKS_1 from "./fixtures/links-1.json" with { type: "json" };
import LINKS_2 from "./fixtures/links-2.json" with { type: "json" };
import LINKS_3 from "./fixtures/links-3.json" with { type: "json" };
import { sealed, writeBody } from "./frame.ts";
import { encodeFrame3 } from "./frame-3.ts";
import { LINK_PANELS, type LinkState } from "./link.ts";

const path = fc.array(fc.nat(50), { maxLength: 5 }).map((parts) => parts.join("/"));
const deviation: fc.Arbitrary<Deviation> = fc.oneof(
  fc.record({ kind: fc.constant("switch" as const), at: path, ordinal: fc.nat(9999), inner: fc.nat(99), to: path }),
  fc.record({
    kind: fc.constant("alternative" as const),
    at: path,
    ordinal: fc.nat(9999),
    inner: fc.nat(99),
    value: fc.maxSafeNat(),
  }),
);
const maps = fc.option(
  fc.uniqueArray(fc.nat(100_000), { maxLength: 5 }).map((ordinals) => ordinals.sort((a, b) => a - b)),
  { nil: undefined },
);
const state: fc.Arbitrary<LinkState> = fc.record({
  source: fc.string({ unit: "grapheme", maxLength: 400 }),
  options: fc.record({
    entry: fc.constantFrom(undefined, "main", "TestB", "Test_二", `Test${"X".repeat(196)}`),
    goMinor: fc.integer({ min: 19, max: 26 }),
    strategy: fc.constantFrom(...STRATEGY_NAMES),
    time: fc.constantFrom("ordered" as const, "drift" as const),
    mapDetail: fc.constantFrom(...MAP_DETAILS),
    mapChecks: fc.boolean(),
    mapOrder: fc.constantFrom(...MAP_ORDERS),
    seed: fc.nat(0xffffffff),
    gomaxprocs: fc.nat(64),
    maxExecutions: fc.nat(1_000_000),
    maxStepsPerExecution: fc.nat(1_000_000),
    timeoutMs: fc.nat(60_000),
  }),
  schedule: fc
    .tuple(fc.array(deviation, { maxLength: 40 }), maps, fc.boolean())
    .map(([deviations, ordinals, isUnchecked]) => ({
      policy: DEFAULT_POLICY,
      deviations,
      ...(ordinals && { maps: ordinals }),
      ...(isUnchecked && { isUnchecked }),
    })),
  cursor: fc.nat(100_000),
  selectedStep: fc.integer({ min: -1, max: 100_000 }),
  panel: fc.constantFrom(...LINK_PANELS),
  traceHash: fc.nat(0xffffffff),
  engine: fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)),
});

const SAMPLE: LinkState = {
  source: "package main\n\nfunc main() {\n\tprintln(1)\n}\n",
  options: { ...DEFAULT_RUN_OPTIONS, mapDetail: "operation" },
  schedule: { policy: DEFAULT_POLICY, deviations: [{ kind: "switch", at: "0", ordinal: 1, inner: 0, to: "1" }] },
  cursor: 7,
  selectedStep: 6,
  panel: "locks",
  traceHash: 0xdeadbeef,
  engine: [0, 1, 0],
};

function encoded(value: LinkState): string {
  const result = encodeLink(value);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test("a link restores what it was made from", () => {
  fc.assert(
    fc.property(state, (value) => {
      expect(decodeLink(`#${encoded(value)}`)).toEqual({ ok: true, value: { kind: "state", state: value } });
    }),
  );
});

// Bits behind deflate's end mark carry nothing: changing one of them may still open, but never as something else.
test("a changed or cut link is refused or means the same, never something else", () => {
  const link = encoded(SAMPLE);
  let nRefused = 0;
  for (let i = 0; i < link.length; i++) {
    const other = link[i] === "A" ? "B" : "A";
    const changed = decodeLink(link.slice(0, i) + other + link.slice(i + 1));
    if (changed.ok) expect(changed.value, `changed ${i}`).toEqual({ kind: "state", state: SAMPLE });
    else nRefused++;
    if (i > 0) expect(decodeLink(link.slice(0, i)).ok, `cut ${i}`).toBe(false);
  }
  expect(nRefused).toBeGreaterThanOrEqual(link.length - 1);
});

test("arbitrary fragments never throw and never open", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const result = decodeLink(text);
      expect(result.ok && result.value.kind === "state").toBe(false);
    }),
  );
});

test("a decompression bomb is refused as too large", () => {
  const bomb = deflateSync(new Uint8Array(50_000_000), { level: 9, dictionary: DICTIONARY_1 });
  const link = `1${toBase64Url(bomb)}x`;
  expect(link.length).toBeLessThan(MAX_LINK_LENGTH);
  expect(decodeLink(link)).toEqual({ ok: false, error: "too-large" });
});

test.each([
  ["longer than any link", `1${"A".repeat(MAX_LINK_LENGTH)}x`, "too-large"],
  ["a later version", "4AAAAx", "newer"],
  ["no version", "hello", "damaged"],
  ["no end mark", encoded(SAMPLE).slice(0, -1), "damaged"],
])("%s", (_name, fragment, error) => {
  expect(decodeLink(fragment)).toEqual({ ok: false, error });
});

test("scenario slugs", () => {
  expect(decodeLink("")).toEqual({ ok: true, value: { kind: "none" } });
  expect(decodeLink(`#${encodeScenarioLink("lost-update", undefined)}`)).toEqual({
    ok: true,
    value: { kind: "scenario", slug: "lost-update", cursor: undefined },
  });
  expect(decodeLink("#s/lost-update@12")).toEqual({
    ok: true,
    value: { kind: "scenario", slug: "lost-update", cursor: 12 },
  });
});

test("a 60-line program with a 500-choice schedule stays within 2,000 characters", () => {
  const lines = Array.from({ length: 50 }, (_, i) => `\tfmt.Println("line ${i}", total+${i * 37})`);
  const source = `package main\n\nimport (\n\t"fmt"\n\t"sync"\n)\n\nfunc main() {\n\tvar wg sync.WaitGroup\n${lines.join("\n")}\n}\n`;
  const deviations = Array.from({ length: 500 }, (_, i): Deviation => {
    const at = String(i % 3);
    return { kind: "switch", at, ordinal: Math.floor(i / 3), inner: 0, to: String((i + 1) % 3) };
  });
  const link = encoded({ ...SAMPLE, source, schedule: { policy: DEFAULT_POLICY, deviations } });
  expect(`https://raceweave.example/#${link}`.length).toBeLessThanOrEqual(2000);
});

test.each(["", "Test B", "1Test", "Test\u202e", "x".repeat(201), "\ud800"])("the entry %j is refused", (entry) => {
  expect(encodeLink({ ...SAMPLE, options: { ...SAMPLE.options, entry } })).toEqual({ ok: false, error: "too-large" });
  const w = new ByteWriter();
  writeBody(w, SAMPLE);
  w.text(entry);
  const frame = deflateSync(sealed(w), { level: 9, dictionary: DICTIONARY_1 });
  expect(decodeLink(`2${toBase64Url(frame)}x`)).toEqual({ ok: false, error: "damaged" });
});

test("only a link that says where to begin is of version 2", () => {
  expect(encoded(SAMPLE)[0]).toBe("1");
  expect(encoded({ ...SAMPLE, options: { ...SAMPLE.options, entry: "TestB" } })[0]).toBe("2");
});

test.each<[string, Partial<LinkState>]>([
  ["automatic detail", { options: DEFAULT_RUN_OPTIONS }],
  ["no checks", { options: { ...SAMPLE.options, mapChecks: false } }],
  ["an order of maps", { options: { ...SAMPLE.options, mapOrder: "explored" } }],
  ["maps in the schedule", { schedule: { ...SAMPLE.schedule, maps: [] } }],
  ["a schedule without checks", { schedule: { ...SAMPLE.schedule, isUnchecked: true } }],
])("a link is of version 3 where it says more of maps: %s", (_name, part) => {
  expect(encoded({ ...SAMPLE, ...part })[0]).toBe("3");
});

test.each([
  ["not ascending", [2, 2]],
  ["too large", [100_001]],
  ["too many", Array.from({ length: 1001 }, (_, i) => i)],
])("maps of a schedule that are %s are refused", (_name, ordinals) => {
  expect(encodeLink({ ...SAMPLE, schedule: { ...SAMPLE.schedule, maps: ordinals } }).ok).toBe(false);
  const frame = encodeFrame3({ ...SAMPLE, schedule: { ...SAMPLE.schedule, maps: ordinals } });
  const link = `3${toBase64Url(deflateSync(frame, { level: 9, dictionary: DICTIONARY_1 }))}x`;
  expect(decodeLink(link)).toEqual({ ok: false, error: "damaged" });
});

test("base64url agrees with its inverse", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    }),
  );
});

// Made when version 1 was current, and kept: links are promises. Never regenerate this file; a new version adds its own.
// They ask for no order of maps, and for Go's checks: there was nothing else.
test.each(LINKS_1)("a link of version 1 opens: $name", ({ fragment, state }) => {
  const options = { mapChecks: true, mapOrder: "random", ...state.options };
  expect(decodeLink(`#${fragment}`)).toEqual({ ok: true, value: { kind: "state", state: { ...state, options } } });
});

test.each(LINKS_2)("a link of version 2 opens: $name", ({ fragment, state }) => {
  const options = { mapChecks: true, mapOrder: "random", ...state.options };
  expect(decodeLink(`#${fragment}`)).toEqual({ ok: true, value: { kind: "state", state: { ...state, options } } });
});

test.each(LINKS_3)("a link of version 3 opens: $name", ({ fragment, state }) => {
  expect(decodeLink(`#${fragment}`)).toEqual({ ok: true, value: { kind: "state", state } });
});
