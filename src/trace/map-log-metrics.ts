// Counters of a map history in Prometheus's text format 0.0.4: what an exporter of the program would have served at the end of this execution.

import { LocksHeld } from "./locks-held.ts";
import type { MapHistory, MapRecord } from "./map-history.ts";
import { conflicts } from "./map-log-json.ts";
import { MapLogWords, shownNumber } from "./map-log-words.ts";
import { OP_LOCK, OP_RLOCK, OP_RUNLOCK, OP_UNLOCK } from "./operation.ts";
import type { Trace } from "./trace.ts";

/** Upper bounds of the histogram of critical sections, in steps. */
const BOUNDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

type Labels = Readonly<Record<string, string | number>>;

/** Cost: linear in the history and in the trace's steps. */
export function mapLogMetrics(trace: Trace, history: MapHistory): string {
  const words = new MapLogWords(trace, history);
  const writes = new Counter("gorace_map_writes_total", "Operations that write a map.");
  const reads = new Counter("gorace_map_reads_total", "Operations that only read a map.");
  const fatal = new Counter("gorace_map_fatal_total", "Fatal errors of the runtime inside a map operation.");
  for (const row of history.operations) {
    const labels = { map: words.label(row.map), goroutine: shownNumber(row.goroutine) };
    (row.isWrite ? writes : reads).add(labels);
    if (row.outcome === "fatal") fatal.add({ reason: words.ending(row) ?? "" });
  }
  const clashes = new Counter("gorace_map_conflicts_total", "Pairs of conflicting map operations that nothing orders.");
  for (const _ of conflicts(history)) clashes.add({ rule: "data-race" });
  const families = [writes, reads, clashes, ...growthCounters(words), fatal, ...gauges(words)];
  const texts = [...families.map((family) => family.text()), sections(trace, history.nSteps)];
  return texts.filter((text) => text !== "").join("");
}

function growthCounters(words: MapLogWords): readonly Counter[] {
  const grow = new Counter("gorace_map_grow_total", "Growths of a map that have begun, by what caused them.");
  const moved = new Counter("gorace_map_evacuated_buckets_total", "Old buckets (tables) that have been moved.");
  const entries = new Counter("gorace_map_evacuated_entries_total", "Entries that have been moved by growths.");
  words.history.maps.forEach(({ growth }, index) => {
    const map = words.label(index);
    for (const event of growth) {
      if (event.kind === "grow") grow.add({ map, kind: event.reason });
      if (event.kind !== "evacuate") continue;
      moved.add({ map });
      entries.add({ map }, event.migrated);
    }
  });
  return [grow, moved, entries];
}

function gauges(words: MapLogWords): readonly Counter[] {
  const count = new Counter("gorace_map_entries", "Entries at the end.", "gauge");
  const size = new Counter("gorace_map_size", "Buckets (classic map) or slots (Swiss map) at the end.", "gauge");
  words.history.maps.forEach(({ samples }: MapRecord, index) => {
    const last = samples.at(-1);
    const map = words.label(index);
    if (last !== undefined && last.count >= 0) count.add({ map }, last.count);
    if (last !== undefined && last.size >= 0) size.add({ map }, last.size);
  });
  return [count, size];
}

/** A family of samples that differ by their labels. */
class Counter {
  private readonly samples = new Map<string, number>();

  constructor(
    private readonly name: string,
    private readonly help: string,
    private readonly type: "counter" | "gauge" = "counter",
  ) {}

  add(labels: Labels, by = 1): void {
    const key = labelText(labels);
    this.samples.set(key, (this.samples.get(key) ?? 0) + by);
  }

  /** "" without samples. */
  text(): string {
    if (this.samples.size === 0) return "";
    const lines = [...this.samples].map(([labels, value]) => `${this.name}${labels} ${value}\n`);
    return header(this.name, this.help, this.type) + lines.join("");
  }
}

function header(name: string, help: string, type: string): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
}

function labelText(labels: Labels): string {
  return `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}

/** Lengths, in steps, of the critical sections that came to an end, by lock: a histogram. */
function sections(trace: Trace, nSteps: number): string {
  const lengths = sectionLengths(trace, nSteps);
  if (lengths.size === 0) return "";
  const name = "gorace_critical_section_steps";
  const names = new Map(trace.objects.map((object) => [object.address, object.name]));
  const lines = [...lengths].flatMap(([address, values]) => {
    const lock = names.get(address) ?? "";
    const upTo = (bound: number): number => values.filter((value) => value <= bound).length;
    const sum = values.reduce((total, value) => total + value, 0);
    return [
      ...BOUNDS.map((bound) => `${name}_bucket${labelText({ lock, le: bound })} ${upTo(bound)}\n`),
      `${name}_bucket${labelText({ lock, le: "+Inf" })} ${values.length}\n`,
      `${name}_sum${labelText({ lock })} ${sum}\n${name}_count${labelText({ lock })} ${values.length}\n`,
    ];
  });
  return header(name, "Steps of the execution from taking a lock to releasing it.", "histogram") + lines.join("");
}

function sectionLengths(trace: Trace, nSteps: number): ReadonlyMap<number, number[]> {
  const { kind, goroutine, object } = trace.events;
  const held = new LocksHeld();
  const lengths = new Map<number, number[]>();
  const since = new Map<string, number>();
  for (let step = 0; step < nSteps; step++) {
    const operation = kind[step] as number; // step < length, here and below
    const address = object[step] as number;
    const g = goroutine[step] as number;
    if (operation === OP_LOCK || operation === OP_RLOCK) since.set(`${address} ${g}`, step);
    else if (operation === OP_UNLOCK || operation === OP_RUNLOCK) {
      const owner = held.owner(g, address, operation === OP_RUNLOCK);
      const start = since.get(`${address} ${owner}`);
      if (start === undefined) continue;
      if (!lengths.has(address)) lengths.set(address, []);
      lengths.get(address)?.push(step - start);
    }
    held.advance(operation, g, address);
  }
  return lengths;
}
