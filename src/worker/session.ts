// Serves the page's requests: compiles, searches in slices so that newer requests get in between, records traces and answers
// for the cursor. Free of the worker itself, so that tests can drive it.

import type { GoParser } from "../syntax/cst.ts";
import type { Finding } from "../trace/finding.ts";
import { mapProgramOf } from "../trace/map-detail.ts";
import type { RunOptions } from "../trace/options.ts";
import type { Schedule } from "../trace/schedule.ts";
import type { Compilation, Compiler } from "./compile.ts";
import { Exploration } from "./exploration.ts";
import { type LatePart, PART_NAMES, type PartName } from "./library-text.ts";
import { machineFor } from "./machine.ts";
import type { Pool } from "./pool.ts";
import type { Allowance, Reply, Request, Witness } from "./protocol.ts";
import { Recordings } from "./recordings.ts";
import type { RepairSearch, RepairTask } from "./repairs.ts";

/** A slice of searching between two looks at the message queue. */
const SLICE_MS = 12;
/** In its first moments a search looks up more often, and sends witnesses that nobody has asked for yet. */
const FIRST_SLICE_MS = 3;
const FIRST_SLICES_MS = 400;
/** Least time between two intermediate results. */
const REPORT_MS = 200;
/** A result without findings waits this long: most mistakes show before, and an execution without one need not be drawn. */
const FIRST_REPORT_MS = 50;
const FILE_NAME = "main.go";
const NO_REPAIRS = -1;
const NOTHING_TO_REPAIR = "there is no such finding any more";
const NOTHING_TO_SHOW = "the program has to be analysed first";
const WORDS: Readonly<Record<PartName, string>> = {
  common: "a part of Go's library",
  rest: "the rest of Go's library",
  maps: "the inside of Go's maps",
};

/** After a witness the page has this long to itself: on a small machine the search would take the processor that draws. */
const PAINT_MS = 30;

/** What the session needs of the world outside. */
export interface SessionHost {
  post(reply: Reply): void;
  /** Milliseconds from any fixed moment. */
  now(): number;
  /** Lets waiting messages in, then goes on: at once, or after so many milliseconds. */
  pause(ms?: number): Promise<void>;
  /** A part that the compiler's library began without. */
  loadPart(name: PartName): Promise<LatePart>;
  /** What the compiler began without. */
  loadParser(): Promise<GoParser>;
  /** What looks for repairs. */
  loadRepairs(): Promise<RepairTools>;
}

/** Code that is fetched when somebody asks for repairs. */
export interface RepairTools {
  searchFor(compiler: Compiler, task: RepairTask): RepairSearch;
}

/** The program last analysed without errors. */
interface Compiled {
  readonly compilation: Compilation;
  readonly source: string;
  readonly options: RunOptions;
}

/** A search, running or at rest. */
interface Job {
  readonly id: number;
  readonly exploration: Exploration;
  isRunning: boolean;
  isStopped: boolean;
  /** Replaced by a newer search: its results are not wanted any more. */
  isObsolete: boolean;
  /** Schedule, as JSON, of the witness last sent unasked. */
  sentWitness: string;
}

export class Session {
  private job: Job | undefined;
  private compiled: Compiled | undefined;
  private readonly recordings = new Recordings();
  private nextWitness = -1;
  /** The newest request for repairs. */
  private repairId = NO_REPAIRS;
  /** What came in while a part of the library is being fetched: answers keep their order. */
  private waiting: Request[] | undefined;

  constructor(
    private readonly compiler: Compiler,
    private readonly host: SessionHost,
    private readonly pool?: Pool,
  ) {}

  /** Serves one request. An exception is our own mistake: it is reported, and the session goes on. */
  receive(request: Request): void {
    if (this.waiting !== undefined) {
      this.waiting.push(request);
      return;
    }
    try {
      this.serve(request);
    } catch (error) {
      this.fail(request.id, error);
    }
  }

  private serve(request: Request): void {
    switch (request.kind) {
      case "analyze":
        this.analyze(request.id, request.source, request.options);
        return;
      case "prepare":
        this.prepare();
        return;
      case "stop":
        if (this.job !== undefined) this.job.isStopped = true;
        return;
      case "continue":
        this.proceed(request.id, request);
        return;
      case "deepen":
        this.deepen(request.id, request.options);
        return;
      case "repairs":
        this.repair(request.id, request.key);
        return;
      case "trace":
        this.trace(request.id, request.schedule, request.time);
        return;
      case "snapshot":
        this.snapshot(request.id, request.recording, request.cursor);
        return;
      case "map-history":
        this.mapHistory(request);
        return;
    }
  }

  private analyze(id: number, source: string, options: RunOptions): void {
    this.dropJob();
    const start = this.host.now();
    const attempt = (): PartName | undefined => {
      const { compiler } = this;
      const before = compiler.lacks(mapProgramOf(options));
      if (before !== undefined) return before;
      const compilation = this.compile(source, options);
      const behind = compiler.lacks(mapProgramOf(options), compilation);
      if (behind === undefined) this.explore(id, { compilation, source, options }, start);
      return behind;
    };
    const missing = attempt();
    if (missing !== undefined) this.completeFor(id, missing, attempt);
  }

  private dropJob(): void {
    this.repairId = NO_REPAIRS;
    if (this.job !== undefined) this.job.isObsolete = true;
    this.job = undefined;
  }

  private compile(source: string, options: RunOptions): Compilation {
    return this.compiler.compile(source, {
      fileName: FILE_NAME,
      goMinor: options.goMinor,
      ...mapProgramOf(options),
      entry: options.entry,
      takesFirstEntry: true,
    });
  }

  // Fetches what is missing until nothing is. What comes in meanwhile waits.
  private completeFor(id: number, missing: PartName, attempt: () => PartName | undefined): void {
    const waiting: Request[] = [];
    this.waiting = waiting;
    const complete = async (): Promise<void> => {
      for (let name: PartName | undefined = missing; name !== undefined; name = attempt()) await this.fetch(name);
    };
    complete()
      .catch((error: unknown) => this.fail(id, error))
      .finally(() => {
        this.waiting = undefined;
        for (const request of waiting) this.receive(request);
      });
  }

  private async fetch(name: PartName): Promise<void> {
    const part = await this.host.loadPart(name).catch((error: unknown) => {
      throw new Error(`${WORDS[name]} could not be loaded: ${messageOf(error)}`);
    });
    this.compiler.complete(name, part);
  }

  private explore(id: number, compiled: Compiled, start: number): void {
    const { diagnostics, entries, entry, program } = compiled.compilation;
    this.host.post({ kind: "diagnostics", id, diagnostics, entries, entry, elapsedMs: this.host.now() - start });
    if (program === undefined) return;
    this.compiled = compiled;
    this.begin(id, []);
  }

  // The same program with other bounds; `compiled` has the new options for traces too.
  private deepen(id: number, options: RunOptions): void {
    const { compiled, job } = this;
    if (compiled === undefined || job === undefined) {
      this.host.post({ kind: "failed", id, message: NOTHING_TO_SHOW });
      return;
    }
    const earlier = job.exploration.hasBegun ? job.exploration.result().findings : [];
    this.dropJob();
    this.compiled = { ...compiled, options };
    this.begin(id, earlier);
  }

  private begin(id: number, earlier: readonly Finding[]): void {
    const { host, compiled } = this;
    if (compiled === undefined) return;
    const { compilation, source, options } = compiled;
    const colleagues = this.pool?.assign({ source, fileName: FILE_NAME, options }) ?? [];
    const start = host.now();
    const exploration = new Exploration(
      machineFor(compilation, options),
      compilation,
      options,
      { elapsedMs: () => host.now() - start, isStopped: () => job.isStopped },
      { earlier, colleagues },
    );
    const job: Job = { id, exploration, isRunning: false, isStopped: false, isObsolete: false, sentWitness: "" };
    this.job = job;
    this.start(job);
  }

  private proceed(id: number, allowance: Allowance): void {
    const { job } = this;
    if (job === undefined) {
      this.host.post({ kind: "failed", id, message: NOTHING_TO_SHOW });
      return;
    }
    job.isStopped = false;
    job.exploration.proceed(allowance);
    if (!job.isRunning) this.start(job);
  }

  private start(job: Job): void {
    job.isRunning = true;
    this.search(job)
      .catch((error: unknown) => this.fail(job.id, error))
      .finally(() => {
        job.isRunning = false;
      });
  }

  private async search(job: Job): Promise<void> {
    const { host } = this;
    const { exploration } = job;
    const start = host.now();
    let lastReport = start + FIRST_REPORT_MS - REPORT_MS;
    let nReported = 0;
    while (!job.isObsolete) {
      const isFirst = host.now() - start < FIRST_SLICES_MS;
      const isDone = exploration.advance(isFirst ? FIRST_SLICE_MS : SLICE_MS);
      let isWitness = false;
      const isDue = exploration.nFindings !== nReported || host.now() - lastReport >= REPORT_MS;
      if (isDone || isDue) {
        lastReport = host.now();
        nReported = exploration.nFindings;
        isWitness = this.report(job, isDone, isFirst);
      }
      if (isDone) {
        job.isRunning = false;
        return;
      }
      await host.pause(isWitness ? PAINT_MS : 0);
    }
  }

  // True when a witness went with it.
  private report(job: Job, isFinal: boolean, isFirst: boolean): boolean {
    const { id, exploration } = job;
    const result = exploration.result();
    const [first] = result.findings;
    const witness = isFirst && first !== undefined ? this.witnessOf(job, first) : undefined;
    this.host.post({ kind: "exploration", id, result, isFinal, ...(witness && { witness }) });
    return witness !== undefined;
  }

  // Undefined where it has been sent.
  private witnessOf(job: Job, { schedule, cursor, requires }: Finding): Witness | undefined {
    const text = JSON.stringify(schedule);
    if (this.compiled === undefined || text === job.sentWitness) return undefined;
    job.sentWitness = text;
    const { compilation, options } = this.compiled;
    const recording = this.nextWitness--;
    const time = requires.includes("drift") ? "drift" : options.time;
    const recorded = this.recordings.add(recording, { compilation, options, schedule, time });
    const snapshot = this.recordings.snapshot(recording, cursor);
    return snapshot && { recording, ...recorded, snapshot };
  }

  private repair(id: number, key: string): void {
    const { compiled, job } = this;
    const result = job?.exploration.hasBegun === true ? job.exploration.result() : undefined;
    const finding = result?.findings.find((each) => each.key === key);
    if (compiled === undefined || result === undefined || finding === undefined) {
      this.host.post({ kind: "failed", id, message: NOTHING_TO_REPAIR });
      return;
    }
    this.repairId = id;
    const task = { ...compiled, fileName: FILE_NAME, finding, result };
    this.searchRepairs(id, key, task).catch((error: unknown) => this.fail(id, error));
  }

  private async searchRepairs(id: number, key: string, task: RepairTask): Promise<void> {
    const { host, compiler } = this;
    // A repair may use any package.
    for (const name of PART_NAMES) if (!compiler.has(name)) await this.fetch(name);
    const search = (await host.loadRepairs()).searchFor(compiler, task);
    let nReported = -1;
    while (this.repairId === id) {
      const end = host.now() + SLICE_MS;
      let isFinal = search.advance();
      while (!isFinal && host.now() < end) isFinal = search.advance();
      const result = search.result();
      if (isFinal || result.checked.length !== nReported) host.post({ kind: "repairs", id, key, result, isFinal });
      if (isFinal) return;
      nReported = result.checked.length;
      await host.pause();
    }
  }

  // What is needed sooner or later is fetched when nobody waits for anything: then nobody waits for it, and a page that goes offline
  // has it. If that fails, whoever needs it tries again and tells.
  private async prepare(): Promise<void> {
    const missing = PART_NAMES.filter((name) => !this.compiler.has(name));
    const fetched = missing.map((name) => this.fetch(name));
    await Promise.allSettled([...fetched, this.host.loadRepairs(), this.fetchParser()]);
  }

  private async fetchParser(): Promise<void> {
    if (!this.compiler.hasParser) this.compiler.takeParser(await this.host.loadParser());
  }

  private trace(id: number, schedule: Schedule, time: RunOptions["time"]): void {
    if (this.compiled === undefined) {
      this.host.post({ kind: "failed", id, message: NOTHING_TO_SHOW });
      return;
    }
    const { compilation, options } = this.compiled;
    const recorded = this.recordings.add(id, { compilation, options, schedule, time });
    this.host.post({ kind: "trace", id, ...recorded });
  }

  private snapshot(id: number, recording: number, cursor: number): void {
    const snapshot = this.recordings.snapshot(recording, cursor);
    if (snapshot === undefined) this.host.post({ kind: "failed", id, message: NOTHING_TO_SHOW });
    else this.host.post({ kind: "snapshot", id, snapshot });
  }

  private mapHistory(request: Extract<Request, { kind: "map-history" }>): void {
    const { id, recording, events } = request;
    const tools = this.compiler.maps;
    if (tools === undefined) {
      this.completeFor(id, "maps", () => {
        this.mapHistory(request);
        return undefined;
      });
      return;
    }
    const history = this.recordings.mapHistory(recording, events, tools);
    if (history === undefined) this.host.post({ kind: "failed", id, message: NOTHING_TO_SHOW });
    else this.host.post({ kind: "map-history", id, recording, history });
  }

  private fail(id: number, error: unknown): void {
    this.host.post({ kind: "failed", id, message: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
