// The page's side of the engine: owns the worker, numbers requests, drops stale replies, and replaces a worker that has
// gone silent. Knows nothing of what the replies mean.

import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Trace } from "../trace/trace.ts";
import type { Allowance, Reply, Request } from "./protocol.ts";

/** Silence after which a busy worker counts as hung. The engine reports at least every second while it works. */
const SILENCE_LIMIT_MS = 20_000;

/** What the client needs of a worker; the browser's Worker fits. */
export interface WorkerPort {
  postMessage(message: Request): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<Reply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Starts the engine's worker. */
export function startWorker(): WorkerPort {
  return new Worker(new URL("./server.ts", import.meta.url), { type: "module", name: "raceweave-engine" });
}

const ASKED = ["analyze", "trace", "snapshot", "repairs", "map-history"] as const;
type Asked = (typeof ASKED)[number];

const PREPARE: Request = { kind: "prepare", id: 0 };

export class EngineClient {
  private worker: WorkerPort | undefined;
  private nextId = 1;
  private readonly newest: Record<Asked, number> = {
    analyze: 0,
    trace: 0,
    snapshot: 0,
    repairs: 0,
    "map-history": 0,
  };
  private readonly open = new Set<number>();
  private mayPrepare = false;
  private watchdog: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onReply gets every reply that is still wanted; a hung or crashed worker gives a `failed` reply with id 0, and the
   *   next request starts a new worker (the program must be analysed again).
   */
  constructor(
    private readonly start: () => WorkerPort,
    private readonly onReply: (reply: Reply) => void,
  ) {}

  /** Checks and explores a program; replaces any earlier analysis. */
  analyze(source: string, options: RunOptions): void {
    const id = this.take("analyze");
    for (const kind of ASKED) this.newest[kind] = id;
    // What was asked before need not be answered any more: an analysis that is replaced never ends.
    this.open.clear();
    this.send({ kind: "analyze", id, source, options });
  }

  /** The running search rests; its result so far arrives as final. */
  stop(): void {
    this.send({ kind: "stop", id: this.newest.analyze });
  }

  /** The search that rests, stopped or at a limit of time or executions, goes on where it was: it may do this much more. */
  continueSearch(allowance: Allowance): void {
    this.send({ kind: "continue", id: this.newest.analyze, ...allowance });
  }

  /** Searches the program last analysed again with other bounds; what was found stays. */
  deepen(options: RunOptions): void {
    this.send({ kind: "deepen", id: this.newest.analyze, options });
  }

  /** Asks for repairs of the finding with this key. */
  repairs(key: string): void {
    this.send({ kind: "repairs", id: this.take("repairs"), key });
  }

  /** Asks for the trace of a schedule in that mode of time. */
  trace(schedule: Schedule, time: RunOptions["time"]): void {
    const id = this.take("trace");
    this.newest.snapshot = this.newest["map-history"] = id;
    this.send({ kind: "trace", id, schedule, time });
  }

  /** Asks for a state of an execution: see `Request`. */
  snapshot(recording: number, cursor: number): void {
    this.send({ kind: "snapshot", id: this.take("snapshot"), recording, cursor });
  }

  /** Asks what became of the maps of an execution, whose trace this is. */
  mapHistory(recording: number, { events }: Trace): void {
    this.send({ kind: "map-history", id: this.take("map-history"), recording, events });
  }

  /** The trace that was asked for is not wanted any more: there is a better one. */
  dropTrace(): void {
    this.newest.trace = this.newest.snapshot = this.newest["map-history"] = this.nextId++;
  }

  /** What the request `id` asked for, if it is still the newest of its kind. */
  kindOf(id: number): Asked | undefined {
    return ASKED.find((kind) => this.newest[kind] === id);
  }

  /** Nothing more urgent is going on: the engine may fetch what it began without. */
  prepare(): void {
    this.mayPrepare = true;
    this.worker?.postMessage(PREPARE);
  }

  /** Starts the worker before the first request. */
  warmUp(): void {
    this.port();
  }

  dispose(): void {
    clearTimeout(this.watchdog);
    this.worker?.terminate();
    this.worker = undefined;
  }

  private take(kind: Asked): number {
    const id = this.nextId++;
    this.newest[kind] = id;
    return id;
  }

  private send(request: Request): void {
    if (request.kind !== "stop") this.open.add(request.id);
    this.port().postMessage(request);
    this.watch();
  }

  private port(): WorkerPort {
    if (this.worker === undefined) {
      this.worker = this.start();
      this.worker.onmessage = (event) => this.receive(event.data);
      this.worker.onerror = () =>
        this.replace("The engine stopped unexpectedly. It has been restarted; your text is untouched.");
      if (this.mayPrepare) this.worker.postMessage(PREPARE);
    }
    return this.worker;
  }

  private receive(reply: Reply): void {
    if (reply.kind !== "ready" && this.isLast(reply)) this.open.delete(reply.id);
    this.watch();
    if (this.isWanted(reply)) this.onReply(reply);
  }

  private isLast(reply: Reply): boolean {
    if (reply.kind === "diagnostics") return reply.diagnostics.some((d) => d.severity === "error");
    return (reply.kind !== "exploration" && reply.kind !== "repairs") || reply.isFinal;
  }

  private isWanted(reply: Reply): boolean {
    switch (reply.kind) {
      case "ready":
        return true;
      case "diagnostics":
      case "exploration":
        return reply.id === this.newest.analyze;
      case "trace":
        return reply.id === this.newest.trace;
      case "snapshot":
        return reply.id === this.newest.snapshot;
      case "repairs":
        return reply.id === this.newest.repairs;
      case "map-history":
        return reply.id === this.newest["map-history"];
      case "failed":
        return Object.values(this.newest).includes(reply.id);
    }
  }

  private watch(): void {
    clearTimeout(this.watchdog);
    if (this.open.size === 0) return;
    const message = `The engine did not answer for ${SILENCE_LIMIT_MS / 1000} seconds and was restarted. Your text is untouched.`;
    this.watchdog = setTimeout(() => this.replace(message), SILENCE_LIMIT_MS);
  }

  private replace(message: string): void {
    this.dispose();
    this.open.clear();
    this.onReply({ kind: "failed", id: 0, message });
  }
}
